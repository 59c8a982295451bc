import type { JsonObject } from '../../../shared/model/json.ts'
import type { Random } from '../../bench/random.ts'
import { clickCrumb, httpCrumb, logCrumb } from './breadcrumbs.ts'
import { fillWords, type Place } from './place.ts'
import type { Machine, Platform } from './platform.ts'

function library(module: string, name: string, lineno: number): JsonObject {
  const filename = `node:${module}`
  return { filename, module, function: name, lineno, colno: 13, in_app: false }
}

function frame(place: Place, random: Random): JsonObject {
  const filename = fillWords('app:///dist/main/{area}/{noun}.js', place)
  return {
    filename,
    abs_path: filename,
    function: fillWords(
      random.pick(['{Noun}Window.{verb}', '{verb}{Noun}', 'ipcMain.handle({area}:{verb})']),
      place
    ),
    lineno: 1 + random.below(900),
    colno: 1 + random.below(80),
    in_app: true
  }
}

function machine(name: string, version: string, arch: string): Machine {
  return {
    contexts: {
      runtime: { name: 'Electron', version: '37.3.1' },
      chrome: { name: 'Chrome', type: 'runtime', version: '138.0.7204.235' },
      node: { name: 'Node', type: 'runtime', version: '22.18.0' },
      os: { name, version },
      device: {
        family: 'Desktop',
        arch,
        language: 'en-US',
        screen_resolution: '2560x1440',
        screen_density: 1
      },
      app: { app_name: 'Desk', app_version: '2.1.0' }
    }
  }
}

export const electron: Platform = {
  name: 'desktop',
  platform: 'javascript',
  sdk: {
    name: 'sentry.javascript.electron',
    version: '7.1.0',
    integrations: [
      'SentryMinidump',
      'ElectronBreadcrumbs',
      'MainContext',
      'OnUncaughtException',
      'ChildProcess'
    ],
    packages: [{ name: 'npm:@sentry/electron', version: '7.1.0' }]
  },
  runsOn: 'device',
  times: 'seconds',
  release: (version) => `desktop@${version}`,
  machines: [
    machine('Windows', '10.0.26100', 'x64'),
    machine('Windows', '10.0.22631', 'x64'),
    machine('macOS', '15.6', 'arm64'),
    machine('Windows', '10.0.19045', 'x64'),
    machine('macOS', '14.7.7', 'arm64'),
    machine('Ubuntu', '24.04', 'x64'),
    machine('macOS', '13.7.7', 'x64')
  ],
  errors: [
    {
      type: 'TypeError',
      messages: [
        'Object has been destroyed',
        "Cannot read properties of undefined (reading '{field}')",
        '{noun}.{verb} is not a function'
      ]
    },
    {
      type: 'Error',
      messages: [
        "EPERM: operation not permitted, rename '/home/user/Documents/«path»'",
        'ENOSPC: no space left on device, write {noun}',
        "EBUSY: resource busy or locked, open '{noun}.db'",
        "No handler registered for '{area}:{verb}'"
      ]
    },
    {
      type: 'UpdateError',
      messages: [
        'Cannot download the update of {area}: net::ERR_CONNECTION_TIMED_OUT (timeout)',
        'sha512 checksum mismatch for {noun} «hex24»'
      ]
    },
    { type: 'RangeError', messages: ['Maximum call stack size exceeded', 'Invalid time value in {noun}'] }
  ],
  causes: [{ type: 'Error', messages: ['SQLITE_BUSY: database is locked ({noun})'] }],
  logs: [
    'Window {area} was unresponsive in {noun}',
    'GPU process crashed while {area} did {verb} {noun}',
    'Renderer of {area} {noun} used «int» kB'
  ],
  mechanism: (handled) => ({ type: handled ? 'generic' : 'onuncaughtexception', handled }),
  callers: [
    library('internal/process/task_queues', 'process.processTicksAndRejections', 105),
    library('internal/timers', 'process.processTimers', 523),
    library('events', 'EventEmitter.emit', 518),
    library('electron/js2c/browser_init', 'WebContents.<anonymous>', 2)
  ],
  callees: [library('fs', 'Object.writeFileSync', 2425), library('internal/fs/promises', 'async open', 639)],
  frame,
  breadcrumb: (place, random) => random.pick([clickCrumb, logCrumb, httpCrumb])(place, random)
}
