'use strict'
// A window with nothing in it: prints when it is shown (epoch ms), and ends; with `--stay` when it is told to.
const { app, BrowserWindow } = require('electron')

app.whenReady().then(() => {
  const window = new BrowserWindow({ show: false })
  window.once('ready-to-show', () => {
    window.show()
    process.stdout.write(String(Date.now()), () => {
      if (!process.argv.includes('--stay')) app.quit()
    })
  })
  window.loadURL('data:text/html,<p>nothing</p>')
})
