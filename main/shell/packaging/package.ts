import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { build, type Configuration } from 'electron-builder'
import { readStamp } from './stamp.ts'
import { writeIcons } from './write-icons.ts'

// `npm run package` and `npm run package:dir`: builds, draws the icons and packages for this platform.

const root = fileURLToPath(new URL('../../../', import.meta.url))
const { values } = parseArgs({
  options: {
    /** Leaves the folder unpacked, and makes no installer of it. */
    dir: { type: 'boolean', default: false },
    /** Takes what is built already. */
    'no-build': { type: 'boolean', default: false },
    output: { type: 'string', default: 'dist' }
  }
})

const { commit, epochSeconds } = readStamp(root)
process.env.CULPRIT_COMMIT = commit
if (epochSeconds !== undefined) process.env.SOURCE_DATE_EPOCH ??= String(epochSeconds)

if (!values['no-build']) {
  const cli = join(root, 'node_modules/electron-vite/bin/electron-vite.js')
  const { status } = spawnSync(process.execPath, [cli, 'build', '--logLevel', 'warn'], {
    cwd: root,
    stdio: 'inherit'
  })
  if (status !== 0) process.exit(status ?? 1)
}
writeIcons(join(root, 'out/icons'))

const config = JSON.parse(
  readFileSync(new URL('electron-builder.json', import.meta.url), 'utf8')
) as Configuration
await build({
  projectDir: root,
  dir: values.dir,
  publish: 'never',
  config: {
    ...config,
    ...ownRuntime(),
    files: [...ownFiles(config), ...otherBinaries()],
    directories: { ...config.directories, output: values.output },
    // a runtime that was used before may have an application in it
    afterExtract: ({ appOutDir }) =>
      rmSync(join(appOutDir, 'resources/app'), { recursive: true, force: true })
  }
})

/** As a list: a list of exclusions alone would mean everything else. */
function ownFiles({ files }: Configuration): string[] {
  if (Array.isArray(files) && files.every((each) => typeof each === 'string')) return files
  throw new Error('electron-builder.json names the files to package in a list')
}

/** The binaries of platforms that this package is not for. */
function otherBinaries(): string[] {
  return ['darwin', 'linux', 'linuxmusl', 'win32']
    .filter((platform) => platform !== process.platform)
    .map((platform) => `!node_modules/better-sqlite3/prebuilds/${platform}-*`)
}

/** The runtime that is there already, instead of the same one downloaded again; another one where tests name it. */
function ownRuntime(): Configuration {
  const electronDist = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(root, 'node_modules/electron/dist')
  if (!existsSync(join(electronDist, 'version'))) return {}
  return { electronDist, electronVersion: readFileSync(join(electronDist, 'version'), 'utf8').trim() }
}
