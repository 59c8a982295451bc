import type { Command } from '../../ui/command.ts'

export const findCommands = {
  open: { id: 'find.open', label: 'Find on the page', group: 'Window', keys: ['mod+f'] },
  next: { id: 'find.next', label: 'Find next', group: 'Window', keys: ['f3', 'mod+g'] },
  previous: {
    id: 'find.previous',
    label: 'Find previous',
    group: 'Window',
    keys: ['shift+f3', 'mod+shift+g']
  }
} as const satisfies Record<string, Command>
