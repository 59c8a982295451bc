import { envelopeCommands } from '../features/envelopes/commands.ts'
import { eventCommands } from '../features/event/commands.ts'
import { issueCommands } from '../features/issues/commands.ts'
import { tabCommands } from '../features/issues/tabs.tsx'
import type { Command } from '../ui/command.ts'

export const appCommands = {
  issues: {
    id: 'go.issues',
    label: 'Go to issues',
    group: 'Go',
    keys: ['g i']
  },
  envelopes: {
    id: 'go.envelopes',
    label: 'Go to envelopes',
    group: 'Go',
    keys: ['g v']
  },
  monitors: {
    id: 'go.monitors',
    label: 'Go to monitors',
    group: 'Go',
    keys: ['g m']
  },
  refusals: {
    id: 'go.refusals',
    label: 'Go to refused requests',
    group: 'Go',
    keys: ['g x']
  },
  projects: {
    id: 'go.projects',
    label: 'Go to projects',
    group: 'Go',
    keys: ['g p']
  },
  settings: {
    id: 'go.settings',
    label: 'Go to settings',
    group: 'Go',
    keys: ['g s']
  },
  palette: {
    id: 'app.palette',
    label: 'Commands',
    group: 'Window',
    keys: ['mod+k', 'mod+shift+p']
  },
  sheet: {
    id: 'app.sheet',
    label: 'Keyboard shortcuts',
    group: 'Window',
    keys: ['?']
  },
  theme: {
    id: 'app.theme',
    label: 'Next theme: system, light, dark',
    group: 'Window',
    keys: ['mod+shift+l']
  },
  density: {
    id: 'app.density',
    label: 'Comfortable or compact rows',
    group: 'Window',
    keys: ['d']
  },
  copyDsn: {
    id: 'app.copyDsn',
    label: 'Copy the DSN',
    group: 'Window',
    keys: []
  }
} as const satisfies Record<string, Command>

/** Every command there is, for the sheet. */
export const allCommands: readonly Command[] = [
  ...Object.values(issueCommands),
  ...tabCommands,
  ...Object.values(eventCommands),
  ...Object.values(envelopeCommands),
  ...Object.values(appCommands)
]
