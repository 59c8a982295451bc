import { config } from 'zod/mini'
import { reportErrors } from './report-errors.ts'

// As for the page itself, which may be loaded after this: no code is made from text.
config({ jitless: true })

// In a browser there is no shell to work with.
if (window.bridge !== undefined) {
  // from the start: what fails first is what matters most
  reportErrors()
  void import('./start.tsx')
}
