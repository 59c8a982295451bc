import type { SettingGroup } from '../setting.ts'
import { aboutGroup } from './about.tsx'
import { appearanceGroup } from './appearance.tsx'
import { desktopGroup } from './desktop.tsx'
import { diagnosticsGroup } from './diagnostics.tsx'
import { editorGroup } from './editor.tsx'
import { listenerGroup } from './listener.tsx'
import { notificationsGroup } from './notifications.tsx'
import { projectsGroup } from './projects.tsx'
import { retentionGroup } from './retention.tsx'
import { settingsFileGroup } from './settings-file.tsx'
import { storeGroup } from './store.tsx'

/** All groups, in the order of the page. */
export const groups: readonly SettingGroup[] = [
  listenerGroup,
  projectsGroup,
  notificationsGroup,
  appearanceGroup,
  editorGroup,
  desktopGroup,
  storeGroup,
  retentionGroup,
  settingsFileGroup,
  diagnosticsGroup,
  aboutGroup
]
