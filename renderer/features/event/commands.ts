import type { Command } from '../../ui/command.ts'

const group = 'Events'

export const eventCommands = {
  previous: {
    id: 'events.previous',
    label: 'Previous (older) event',
    group,
    keys: ['[']
  },
  next: { id: 'events.next', label: 'Next (newer) event', group, keys: [']'] },
  frames: {
    id: 'events.frames',
    label: 'Relevant or full frames',
    group,
    keys: ['f']
  },
  copyMarkdown: {
    id: 'events.copyMarkdown',
    label: 'Copy the stack trace with code, as Markdown',
    group,
    keys: ['shift+y']
  },
  copyTrace: {
    id: 'events.copyTrace',
    label: 'Copy the stack trace',
    group,
    keys: ['y']
  }
} as const satisfies Record<string, Command>
