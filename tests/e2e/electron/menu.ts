import type { App } from './launch-app.ts'

/** Chooses an item of the application's menus, by its labels from the bar down. */
export function chooseMenu(app: App, ...labels: string[]): Promise<void> {
  return app.electron.evaluate(({ Menu, BrowserWindow }, path) => {
    let items = Menu.getApplicationMenu()?.items ?? []
    for (const [depth, label] of path.entries()) {
      const item = items.find((each) => each.label.replaceAll('&', '') === label)
      if (!item) throw new Error(`no menu item ${label} among ${items.map((each) => each.label).join(', ')}`)
      if (depth === path.length - 1) item.click(undefined, BrowserWindow.getAllWindows()[0], undefined)
      items = item.submenu?.items ?? []
    }
  }, labels)
}

/** Labels and accelerators of the menus, as lines `File > New Window [CommandOrControl+N]`. */
export function listMenu(app: App): Promise<string[]> {
  return app.electron.evaluate(({ Menu }) => {
    const lines: string[] = []
    const walk = (items: Electron.MenuItem[], path: string) => {
      for (const { label, accelerator, submenu, type } of items) {
        if (type === 'separator') continue
        const name = `${path}${label.replaceAll('&', '')}`
        lines.push(accelerator ? `${name} [${accelerator}]` : name)
        if (submenu) walk(submenu.items, `${name} > `)
      }
    }
    walk(Menu.getApplicationMenu()?.items ?? [], '')
    return lines
  })
}
