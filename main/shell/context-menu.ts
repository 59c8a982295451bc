import { type BrowserWindow, clipboard, Menu, type MenuItemConstructorOptions, shell } from 'electron'
import { placeOf } from './app-scheme.ts'

/** The menu of a right-click where the page has none of its own: editing, and what one does with links. */
export function offerEditMenu(window: BrowserWindow, openPlace: (place: string) => void): void {
  window.webContents.on('context-menu', (_event, { isEditable, selectionText, linkURL, editFlags }) => {
    const items: MenuItemConstructorOptions[] = [
      ...linkItems(linkURL, openPlace),
      ...(isEditable
        ? [
            { role: 'undo', enabled: editFlags.canUndo } as const,
            { role: 'redo', enabled: editFlags.canRedo } as const,
            { type: 'separator' } as const,
            { role: 'cut', enabled: editFlags.canCut } as const,
            { role: 'copy', enabled: editFlags.canCopy } as const,
            { role: 'paste', enabled: editFlags.canPaste } as const,
            { type: 'separator' } as const,
            { role: 'selectAll', enabled: editFlags.canSelectAll } as const
          ]
        : []),
      ...(!isEditable && selectionText.trim() !== '' ? [{ role: 'copy' } as const] : [])
    ]
    if (items.length > 0) Menu.buildFromTemplate(items).popup({ window })
  })
}

function linkItems(url: string, openPlace: (place: string) => void): MenuItemConstructorOptions[] {
  const place = placeOf(url)
  if (place !== undefined) {
    return [{ label: 'Open in New Window', click: () => openPlace(place) }, { type: 'separator' }]
  }
  if (!/^https?:/i.test(url)) return []
  return [
    { label: 'Open in Browser', click: () => void shell.openExternal(url) },
    { label: 'Copy Link', click: () => clipboard.writeText(url) },
    { type: 'separator' }
  ]
}
