import type { JsonObject } from '../../shared/model/json.ts'
import { setTitle } from './context-title.ts'

interface OsFacts {
  readonly name: string
  readonly version?: string | undefined
  readonly build?: string | undefined
  readonly kernel_version?: string | undefined
}

const VERSION = String.raw`\d+(?:\.\d+){0,3}`

/** How systems describe themselves to the runtimes of .NET, Unity, Unreal and Mono, the special ones first. */
const DESCRIPTIONS: readonly (readonly [RegExp, (groups: readonly (string | undefined)[]) => OsFacts])[] = [
  [/^(?:Microsoft )?Windows (?:NT )?(\d+\.\d+\.(\d+))/, windows],
  [/^Windows \d+ +\((\d+\.\d+\.(\d+))/, windows],
  [
    new RegExp(`^(?:Mac OS X|macOS) (${VERSION})(?: \\((?:Build )?([0-9a-f]+)\\))?`, 'i'),
    ([, version, build]) => ({ name: 'macOS', version, build })
  ],
  [new RegExp(`^(iOS|iPadOS) (${VERSION})`), ([, name = '', version]) => ({ name, version })],
  [new RegExp(`^Android (?:OS )?(${VERSION}) / API-\\d+`), ([, version]) => ({ name: 'Android', version })],
  [
    new RegExp(`^Linux (${VERSION})\\S* ([A-Za-z]+) (${VERSION})`),
    ([, kernel_version, name = '', version]) => ({ name, version, kernel_version })
  ],
  [/^Nintendo Switch$/, () => ({ name: 'Nintendo OS' })],
  [
    // As `uname -a` writes it: a version of two numbers or more is the kernel's, and more stands behind it.
    /^([A-Za-z]+) (\d+\.\d+(?:\.\d+){0,2})\S* +\S/,
    ([, name = '', kernel_version]) => ({ name, kernel_version })
  ],
  [/^([A-Za-z]+) ([\d.-]+)$/, ([, name = '', version]) => ({ name, version })]
]

/** Fills in what `raw_description` says where neither name nor version was sent, and the title. */
export function completeOs(os: JsonObject): void {
  if (os.name === undefined && os.version === undefined && typeof os.raw_description === 'string') {
    const facts = parseDescription(os.raw_description.slice(0, 1000))
    for (const [key, value] of Object.entries(facts ?? {})) if (value !== undefined) os[key] ??= value
  }
  setTitle(os, 'os')
}

function parseDescription(text: string): OsFacts | undefined {
  for (const [form, read] of DESCRIPTIONS) {
    const groups = form.exec(text)
    if (groups) return read(groups)
  }
  return undefined
}

/** First builds of each release, newest first; a server release carries the number of its desktop. */
const WINDOWS_BUILDS: readonly (readonly [number, string])[] = [
  [22000, '11'],
  [10240, '10'],
  [9600, '8.1'],
  [9200, '8'],
  [7600, '7'],
  [6000, 'Vista'],
  [2600, 'XP']
]

function windows([, version, build]: readonly (string | undefined)[]): OsFacts {
  const release = WINDOWS_BUILDS.find(([first]) => Number(build) >= first)?.[1]
  return { name: 'Windows', version: release ?? version, build }
}
