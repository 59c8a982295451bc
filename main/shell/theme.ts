import { nativeTheme } from 'electron'
import type { CoreMirror } from './core-mirror.ts'

/** Menus, dialogs and new windows in the theme that was chosen. */
export function followTheme(mirror: CoreMirror): void {
  mirror.onChanged(() => {
    const { theme } = mirror.settings().appearance
    if (nativeTheme.themeSource !== theme) nativeTheme.themeSource = theme
  })
}
