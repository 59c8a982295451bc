import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

// The import table of CONTRIBUTING.md, checked on resolved paths. The linter knows most of it too and tells sooner.

const root = fileURLToPath(new URL('../', import.meta.url))

interface Import {
  readonly from: string
  /** Path from the root for a file of ours, else the package's name. */
  readonly to: string
  readonly isTypeOnly: boolean
}

const sources = ['main', 'preload', 'renderer', 'shared'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => join(folder, path))
)
const imports = sources.flatMap(importsOf)

function importsOf(from: string): Import[] {
  const text = readFileSync(join(root, from), 'utf8')
  const statements = text.matchAll(
    /^(?:import|export)\s+(type\s)?[^'"]*?from\s+'([^']+)'|^import\s+'([^']+)'|\bimport\('([^']+)'\)/gm
  )
  return [...statements].map(([, type, named, bare, dynamic]) => {
    const specifier = named ?? bare ?? dynamic ?? ''
    const to = specifier.startsWith('.') ? relative(root, resolve(root, dirname(from), specifier)) : specifier
    return { from, to, isTypeOnly: type !== undefined }
  })
}

const isIn = (path: string, ...folders: string[]) =>
  folders.some((folder) => path === folder || path.startsWith(`${folder}/`))
const PURE = ['main/protocol', 'main/normalize', 'main/grouping']
const SIDES = ['main/ingest', 'main/symbolicate', 'main/store']
const isElectron = ({ to }: Import) => isIn(to, 'electron')

function offenders(isOffence: (one: Import) => boolean): string[] {
  return imports.filter(isOffence).map(({ from, to }) => `${from} → ${to}`)
}

test('the imports were found', () => {
  expect(imports.length).toBeGreaterThan(200)
  expect(
    imports.some(({ from, to }) => from === 'main/core/start-core.ts' && to === 'main/store/open-store.ts')
  ).toBe(true)
})

test('shared imports zod and shared', () => {
  expect(offenders(({ from, to }) => isIn(from, 'shared') && to !== 'zod' && !isIn(to, 'shared'))).toEqual([])
})

test('the pure parts import shared and themselves, and no module of Node', () => {
  const allowed = (one: Import) =>
    isIn(one.to, 'shared', folderOf(one.from)) || !isIn(one.to, 'main', 'renderer', 'preload')
  expect(
    offenders(
      (one) => isIn(one.from, ...PURE) && (!allowed(one) || one.to.startsWith('node:') || isElectron(one))
    )
  ).toEqual([])
})

test('ingest, symbolicate and store know neither each other nor what is above them', () => {
  expect(
    offenders(
      (one) =>
        isIn(one.from, ...SIDES) &&
        (isElectron(one) ||
          (isIn(one.to, 'main', 'renderer', 'preload') && !isIn(one.to, folderOf(one.from), ...PURE)))
    )
  ).toEqual([])
})

test('the core knows no Electron, transport or shell', () => {
  expect(
    offenders(
      (one) =>
        isIn(one.from, 'main/core') && (isElectron(one) || isIn(one.to, 'main/transports', 'main/shell'))
    )
  ).toEqual([])
})

test('transports, shell and entries talk to the core only', () => {
  const isOuter = (from: string) => isIn(from, 'main/transports', 'main/shell') || /^main\/[^/]+$/.test(from)
  expect(offenders(({ from, to }) => isOuter(from) && isIn(to, ...SIDES, ...PURE))).toEqual([])
})

test('the headless side runs without Electron', () => {
  const headless = [
    'main/headless.ts',
    'main/headless-arguments.ts',
    'main/transports/http.ts',
    'main/transports/asset.ts'
  ]
  expect(
    offenders((one) => headless.includes(one.from) && (isElectron(one) || isIn(one.to, 'main/shell')))
  ).toEqual([])
})

test('preload takes channel names and types from the contract, nothing else', () => {
  expect(
    offenders(
      (one) =>
        isIn(one.from, 'preload') &&
        !isElectron(one) &&
        !one.isTypeOnly &&
        one.to !== 'shared/contract/bridge.ts'
    )
  ).toEqual([])
})

test('the renderer knows neither main nor Electron nor Node', () => {
  expect(
    offenders(
      (one) =>
        isIn(one.from, 'renderer') &&
        (isElectron(one) || one.to.startsWith('node:') || isIn(one.to, 'main', 'preload'))
    )
  ).toEqual([])
})

test('a feature knows no other feature', () => {
  const featureOf = (path: string) => /^renderer\/features\/([^/]+)/.exec(path)?.[1]
  expect(
    offenders(({ from, to }) => {
      const other = featureOf(to)
      return featureOf(from) !== undefined && other !== undefined && other !== featureOf(from)
    })
  ).toEqual([])
})

test('components of ui know no feature and no data source', () => {
  expect(
    offenders(
      ({ from, to }) =>
        isIn(from, 'renderer/ui') &&
        isIn(to, 'renderer/api', 'renderer/features', 'renderer/app', 'shared/contract')
    )
  ).toEqual([])
})

/** `main/store` of `main/store/events.ts`. */
function folderOf(path: string): string {
  return path.split('/').slice(0, 2).join('/')
}
