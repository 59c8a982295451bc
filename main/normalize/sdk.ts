import { Sdk } from '../../shared/model/event.ts'
import type { Received } from '../../shared/model/received.ts'
import type { Place } from './findings.ts'
import { readFreeFormObject } from './free-form.ts'
import { TEXT, TREE } from './limits.ts'
import { namesOf, readOther, reportUnknown } from './other-attributes.ts'
import { type Fields, isFields, present, readFields, readList, readText, readTextList } from './readers.ts'

/** The SDK that made the event: as it says itself, else as the envelope or the authentication named it. */
export function readSdk(value: unknown, received: Received, at: Place): Sdk | undefined {
  const fields = readFields(value, at, 'sdk')
  const transport = sdkOfTransport(received)
  return fields ? readOwn(fields, transport, at.under('sdk')) : transport
}

const KNOWN = namesOf(Sdk)

/** An SDK without a name is still one of which something is known. */
const UNNAMED = 'unknown'

function readOwn(fields: Fields, transport: Sdk | undefined, at: Place): Sdk | undefined {
  const name = readText(fields.name, at, 'name', TEXT.sdkName)
  const version = readText(fields.version, at, 'version', TEXT.sdkName)
  if (fields.name === undefined || fields.name === null)
    at.problem('name', 'missing_attribute', 'missing attribute', fields)
  const sdk = present<Sdk>({
    name: name ?? transport?.name ?? UNNAMED,
    version: name === undefined ? (transport?.version ?? version) : version,
    integrations: readNames(fields.integrations, at, 'integrations'),
    features: readNames(fields.features, at, 'features'),
    packages: readPackages(fields.packages, at),
    settings: readFreeFormObject(fields.settings, at, 'settings', TREE.settings),
    other: readOther(fields, KNOWN, at)
  })
  const saysNothing = sdk.name === UNNAMED && Object.keys(sdk).length === 1
  return saysNothing ? undefined : sdk
}

/** `name/version`, or, as very old SDKs wrote it, `name version`. */
function sdkOfTransport({ sdk, client }: Received): Sdk | undefined {
  if (sdk) return present<Sdk>({ name: sdk.name, version: sdk.version })
  const [name, version] = client?.trim().split(/[/ ]/, 2) ?? []
  return name ? present<Sdk>({ name, version: version || undefined }) : undefined
}

function readNames(value: unknown, at: Place, key: string): string[] | undefined {
  const names = readTextList(value, at, key)
  return names && names.length > 0 ? names : undefined
}

const PACKAGE = new Set(['name', 'version'])

function readPackages(value: unknown, at: Place): Sdk['packages'] {
  const list = readList(value, at, 'packages')
  if (!list) return undefined
  const inside = at.under('packages')
  const packages: NonNullable<Sdk['packages']> = []
  for (let i = 0; i < list.length; i += 1) {
    const item = list[i]
    const place = inside.under(i)
    const name = isFields(item) ? readText(item.name, place, 'name') : undefined
    if (isFields(item) && name !== undefined) {
      packages.push(present({ name, version: readText(item.version, place, 'version') }))
      reportUnknown(item, PACKAGE, place)
    } else if (item !== null) inside.problem(i, 'invalid_data', 'expected a package with a name', item)
  }
  return packages.length > 0 ? packages : undefined
}
