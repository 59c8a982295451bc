import './jitless.ts'
import { askFirst } from './first-questions.ts'

const first = askFirst()

/** What draws the page is loaded from the start, too, but still being compiled: React is set up meanwhile. */
async function draw() {
  await import('react-dom/client')
  const { startApp } = await import('./start.tsx')
  startApp(first)
}

void draw()
