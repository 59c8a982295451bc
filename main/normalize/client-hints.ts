import type { NameAndVersion } from './user-agent.ts'

/**
 * Client hints: what a browser says of itself in headers of their own, since `User-Agent` is frozen.
 * Keys are the headers' names without `sec-ch-`: <https://wicg.github.io/ua-client-hints/>.
 */
export type ClientHints = Readonly<Record<string, string>>

/** `"Not A;Brand";v="99", "Chromium";v="120", "Google Chrome";v="120"`: the engine counts where nothing else does. */
export function browserOfHints(hints: ClientHints): NameAndVersion | undefined {
  const brands: NameAndVersion[] = []
  for (const [, name = '', version] of (hints.ua ?? '').matchAll(/"([^"]{1,100})"\s*;\s*v="([^"]{0,50})"/g)) {
    if (!/not.{0,3}a.{0,3}brand/i.test(name)) brands.push(version ? { name, version } : { name })
  }
  return brands.find(({ name }) => name !== 'Chromium') ?? brands[0]
}

export function osOfHints(hints: ClientHints): NameAndVersion | undefined {
  const name = unquoted(hints['ua-platform'])
  const version = unquoted(hints['ua-platform-version'])
  if (!name) return undefined
  const shown = name === 'Windows' ? windowsVersion(version) : version
  return shown ? { name, version: shown } : { name }
}

export function modelOfHints(hints: ClientHints): string | undefined {
  return unquoted(hints['ua-model'])
}

/** Chromium counts its own: 13 and above is Windows 11, 1 to 10 are builds of Windows 10. */
function windowsVersion(version: string | undefined): string | undefined {
  const major = Number.parseInt(version ?? '', 10)
  if (Number.isNaN(major) || major === 0) return undefined
  return major >= 13 ? '11' : '10'
}

function unquoted(value: string | undefined): string | undefined {
  return value?.replaceAll('"', '').trim().slice(0, 200) || undefined
}
