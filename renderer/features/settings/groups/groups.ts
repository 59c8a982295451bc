import type { SettingGroup } from '../setting.ts'
import { aboutGroup } from './about.tsx'
import { appearanceGroup } from './appearance.tsx'
import { desktopGroup } from './desktop.tsx'
import { editorGroup } from './editor.tsx'
import { listenerGroup } from './listener.tsx'
import { notificationsGroup } from './notifications.tsx'
import { retentionGroup } from './retention.tsx'
import { settingsFileGroup } from './settings-file.tsx'
import { storeGroup } from './store.tsx'

/** All groups, in the order of the page. */
export const groups: readonly SettingGroup[] = [
  listenerGroup,
  notificationsGroup,
  appearanceGroup,
  editorGroup,
  desktopGroup,
  storeGroup,
  retentionGroup,
  settingsFileGroup,
  aboutGroup
]
