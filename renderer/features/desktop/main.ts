import { reportErrors } from './report-errors.ts'

// In a browser there is no shell to work with.
if (window.bridge !== undefined) {
  // from the start: what fails first is what matters most
  reportErrors()
  void import('./start.tsx')
}
