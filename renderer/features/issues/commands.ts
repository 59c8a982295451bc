import type { Command } from '../../ui/command.ts'

const issues = 'Issues'
const actions = 'Actions'
const list = 'List'

export const issueCommands = {
  next: { id: 'issues.next', label: 'Next issue', group: issues, keys: ['j', 'arrowdown'] },
  previous: { id: 'issues.previous', label: 'Previous issue', group: issues, keys: ['k', 'arrowup'] },
  first: { id: 'issues.first', label: 'First issue', group: issues, keys: ['home'] },
  last: { id: 'issues.last', label: 'Last issue that is loaded', group: issues, keys: ['end'] },
  pageDown: { id: 'issues.pageDown', label: 'A page further', group: issues, keys: ['pagedown'] },
  pageUp: { id: 'issues.pageUp', label: 'A page back', group: issues, keys: ['pageup'] },
  open: {
    id: 'issues.open',
    label: 'Open, or give it the whole width',
    group: issues,
    keys: ['enter', 'o']
  },
  back: { id: 'issues.back', label: 'Back to the list', group: issues, keys: ['escape'] },
  preview: { id: 'issues.preview', label: 'Preview the stack trace', group: issues, keys: ['p'] },
  mark: { id: 'issues.mark', label: 'Select', group: issues, keys: ['x'] },
  markRange: { id: 'issues.markRange', label: 'Select the range to here', group: issues, keys: ['shift+x'] },
  markNext: {
    id: 'issues.markNext',
    label: 'Select on to the next issue',
    group: issues,
    keys: ['shift+arrowdown', 'shift+j']
  },
  markPrevious: {
    id: 'issues.markPrevious',
    label: 'Select on to the previous issue',
    group: issues,
    keys: ['shift+arrowup', 'shift+k']
  },
  markAll: { id: 'issues.markAll', label: 'Select all that match', group: issues, keys: ['mod+a'] },

  resolve: { id: 'issues.resolve', label: 'Resolve', group: actions, keys: ['e'] },
  resolveNext: {
    id: 'issues.resolveNext',
    label: 'Resolve in the next release',
    group: actions,
    keys: []
  },
  archive: { id: 'issues.archive', label: 'Archive until it escalates', group: actions, keys: ['a'] },
  archiveForever: {
    id: 'issues.archiveForever',
    label: 'Archive forever',
    group: actions,
    keys: ['shift+a']
  },
  reopen: { id: 'issues.reopen', label: 'Reopen', group: actions, keys: ['shift+e'] },
  merge: { id: 'issues.merge', label: 'Merge the selected issues', group: actions, keys: ['m'] },
  bookmark: { id: 'issues.bookmark', label: 'Bookmark, or take it off', group: actions, keys: ['b'] },
  markSeen: { id: 'issues.markSeen', label: 'Mark as seen, or as not seen', group: actions, keys: ['r'] },
  remove: { id: 'issues.delete', label: 'Delete', group: actions, keys: ['delete', '#'] },
  discard: { id: 'issues.discard', label: 'Delete, and discard what is like it', group: actions, keys: [] },
  undo: { id: 'issues.undo', label: 'Undo', group: actions, keys: ['u', 'mod+z'] },

  search: { id: 'issues.search', label: 'Search', group: list, keys: ['/'] },
  searchEvents: {
    id: 'issues.searchEvents',
    label: 'Search the events of the open issue',
    group: list,
    keys: ['s']
  },
  clear: { id: 'issues.clear', label: 'Clear the search and all filters', group: list, keys: [] },
  save: { id: 'issues.save', label: 'Save this search', group: list, keys: ['mod+s'] },
  timeline: { id: 'issues.timeline', label: 'Show or hide the chart', group: list, keys: ['c'] },
  group: { id: 'issues.group', label: 'Group by project, or not', group: list, keys: ['shift+g'] }
} as const satisfies Record<string, Command>

/** `1` to `7` show the tabs in their order. */
export function tabCommand(index: number, name: string): Command {
  return {
    id: `issues.tab.${index}`,
    label: `Show ${name.toLowerCase()}`,
    group: list,
    keys: [String(index + 1)]
  }
}
