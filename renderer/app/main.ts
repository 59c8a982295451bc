import './jitless.ts'
import { askFirst } from './first-questions.ts'

/** An address without a place means the list. Told before the router is there, it need not go round by a redirect. */
function namePlace() {
  if (['', '#/'].includes(window.location.hash)) {
    window.history.replaceState(window.history.state, '', '#/issues')
  }
}

/** What draws the page is loaded from the start, too, but still being compiled: React is set up meanwhile. */
async function draw() {
  const first = askFirst()
  namePlace()
  await import('react-dom/client')
  const { startApp } = await import('./start.tsx')
  startApp(first)
}

void draw()
