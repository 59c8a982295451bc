'use strict'
// Loaded before the application (`electron -r`): crashes its page once it stands at /projects, prints what is there when
// it has been loaded again, and quits. Playwright cannot do this: it keeps a page that has crashed from coming back.
const { app } = require('electron')

app.once('browser-window-created', (_event, window) => {
  const { webContents } = window
  webContents.once('did-finish-load', async () => {
    await webContents.executeJavaScript("location.hash = '/projects'")
    await textWith(webContents, 'Projects')
    webContents.once('did-finish-load', async () => {
      const text = await textWith(webContents, 'crashed')
      process.stdout.write(`${JSON.stringify({ url: webContents.getURL(), text })}\n`)
      app.quit()
    })
    webContents.forcefullyCrashRenderer()
  })
})

/** The page's text, once it holds a word. */
function textWith(webContents, word) {
  return webContents.executeJavaScript(`new Promise((resolve) => {
    const look = () => {
      if (document.body.innerText.includes(${JSON.stringify(word)})) resolve(document.body.innerText)
      else requestAnimationFrame(look)
    }
    look()
  })`)
}
