import type { Command } from '../../ui/command.ts'

const group = 'Issues'

export const issueCommands = {
  next: {
    id: 'issues.next',
    label: 'Next issue',
    group,
    keys: ['j', 'arrowdown']
  },
  previous: {
    id: 'issues.previous',
    label: 'Previous issue',
    group,
    keys: ['k', 'arrowup']
  },
  open: {
    id: 'issues.open',
    label: 'Open, or give it the whole width',
    group,
    keys: ['enter', 'o']
  },
  back: {
    id: 'issues.back',
    label: 'Back to the list',
    group,
    keys: ['escape']
  },
  mark: { id: 'issues.mark', label: 'Select', group, keys: ['x'] },
  markRange: {
    id: 'issues.markRange',
    label: 'Select the range to here',
    group,
    keys: ['shift+x']
  },
  resolve: { id: 'issues.resolve', label: 'Resolve', group, keys: ['e'] },
  archive: { id: 'issues.archive', label: 'Archive', group, keys: ['a'] },
  undo: { id: 'issues.undo', label: 'Undo', group, keys: ['u'] },
  search: { id: 'issues.search', label: 'Search', group, keys: ['/'] }
} as const satisfies Record<string, Command>
