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
  copyTrace: {
    id: 'events.copyTrace',
    label: 'Copy the stack trace',
    group,
    keys: ['y']
  },
  copyWithCode: {
    id: 'events.copyWithCode',
    label: 'Copy it with code and variables',
    group,
    keys: ['shift+c']
  },
  copyMarkdown: {
    id: 'events.copyMarkdown',
    label: 'Copy the event as Markdown',
    group,
    keys: ['shift+y']
  },
  order: {
    id: 'events.order',
    label: 'Newest or oldest call first',
    group,
    keys: ['shift+f']
  },
  raw: {
    id: 'events.raw',
    label: 'Stack trace as text',
    group,
    keys: ['t']
  },
  nextSection: {
    id: 'events.nextSection',
    label: 'Next section',
    group,
    keys: ['.']
  },
  previousSection: {
    id: 'events.previousSection',
    label: 'Previous section',
    group,
    keys: [',']
  },
  pin: { id: 'events.pin', label: 'Pin or unpin the event', group, keys: [] },
  saveHtml: { id: 'events.saveHtml', label: 'Save the event as HTML', group, keys: [] },
  print: { id: 'events.print', label: 'Print the event', group, keys: [] }
} as const satisfies Record<string, Command>
