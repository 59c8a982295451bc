import { app } from 'electron'

/** `--port N` goes before the settings; 0 takes any free one. Anything else is as if it were not there. */
export function portOption(): { host?: string; port?: number } {
  const text = app.commandLine.getSwitchValue('port')
  const port = Number(text)
  // what is asked for on the command line is for this machine
  return /^\d{1,5}$/.test(text) && port <= 65_535 ? { host: '127.0.0.1', port } : {}
}
