import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Plugin } from 'vite'

/** A package that is shipped with the application. */
export interface Licence {
  readonly name: string
  readonly version: string
  /** As its manifest names it: `MIT`. */
  readonly licence: string
  /** The licence's own words; empty where the package has none with it. */
  readonly text: string
}

interface Manifest {
  readonly name?: string
  readonly version?: string
  readonly license?: unknown
  readonly dependencies?: Readonly<Record<string, string>>
}

export const LICENCES_FILE = 'licences.json'

/**
 * Writes what the About page shows beside the page's files: the licences of everything that is shipped. That is what the
 * page was bundled from, what the application loads from node_modules, and Electron.
 */
export function licences(root: string): Plugin {
  return {
    name: 'culprit:licences',
    apply: 'build',
    generateBundle(_options, bundle) {
      const bundled = Object.values(bundle).flatMap((file) =>
        file.type === 'chunk' ? file.moduleIds.flatMap(packageFolder) : []
      )
      const fonts = ['@fontsource-variable/inter', '@fontsource-variable/jetbrains-mono']
      const folders = [
        ...bundled,
        ...runtimeFolders(root),
        ...[...fonts, 'electron'].map((name) => join(root, 'node_modules', name))
      ]
      const source = JSON.stringify(collectLicences(folders))
      this.emitFile({ type: 'asset', fileName: LICENCES_FILE, source })
    }
  }
}

/** The licences of packages by their folders, each once, in the order of their names. */
export function collectLicences(folders: Iterable<string>): Licence[] {
  const found = new Map<string, Licence>()
  for (const folder of new Set(folders)) {
    const { name, version = '', license } = readManifest(folder)
    // folders inside of a package may have a manifest without a name
    if (name === undefined) continue
    const licence = typeof license === 'string' ? license : 'unknown'
    found.set(`${name}@${version}`, { name, version, licence, text: licenceText(folder) })
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** Folders of the packages that are loaded while it runs, with theirs. */
export function runtimeFolders(root: string): string[] {
  const folders = new Set<string>()
  const visit = (from: string) => {
    for (const name of Object.keys(readManifest(from).dependencies ?? {})) {
      const folder = findPackage(from, name)
      if (folder === undefined || folders.has(folder)) continue
      folders.add(folder)
      visit(folder)
    }
  }
  visit(root)
  return [...folders]
}

/** Where a package's code finds another one: beside it, or further up. */
function findPackage(from: string, name: string): string | undefined {
  for (let at = from; ; at = dirname(at)) {
    const folder = join(at, 'node_modules', name)
    if (existsSync(join(folder, 'package.json'))) return folder
    if (at === dirname(at)) return undefined
  }
}

/** The folder of the package that a module is of; none for modules of ours. */
function packageFolder(moduleId: string): string[] {
  const [, folder] = /^\0?(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(moduleId.replaceAll('\\', '/')) ?? []
  return folder === undefined ? [] : [folder]
}

function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest
}

function licenceText(folder: string): string {
  const file = readdirSync(folder).find((name) => /^(licen[cs]e|copying)(\.|-|$)/i.test(name))
  return file === undefined ? '' : readFileSync(join(folder, file), 'utf8').trim()
}
