import type { Command } from '../../ui/command.ts'

const group = 'Envelopes'

export const envelopeCommands = {
  next: { id: 'envelopes.next', label: 'Next item', group, keys: ['j', 'arrowdown'] },
  previous: { id: 'envelopes.previous', label: 'Previous item', group, keys: ['k', 'arrowup'] },
  open: { id: 'envelopes.open', label: 'Open, or give it the whole width', group, keys: ['enter', 'o'] },
  back: { id: 'envelopes.back', label: 'Back to the list', group, keys: ['escape'] }
} as const satisfies Record<string, Command>
