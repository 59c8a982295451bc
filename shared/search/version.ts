export interface Version {
  /** Major, minor, patch, revision; what is not written is 0. */
  readonly numbers: readonly [number, number, number, number]
  readonly prerelease: readonly string[]
}

const VERSION = /^v?(\d{1,15})(?:\.(\d{1,15}))?(?:\.(\d{1,15}))?(?:\.(\d{1,15}))?(?:-([\w.-]+))?(?:\+.*)?$/

/** Reads `1.2.3`, `1.2.3.4-rc.1+build` and shorter; undefined for what has no order. */
export function parseVersion(text: string): Version | undefined {
  const match = VERSION.exec(text)
  if (!match) return undefined
  const [, major, minor = '0', patch = '0', revision = '0', prerelease] = match
  return {
    numbers: [Number(major), Number(minor), Number(patch), Number(revision)],
    prerelease: prerelease === undefined ? [] : prerelease.split('.')
  }
}

/** Negative if `a` comes before `b`, 0 if neither does. (Semantic versioning 2.0, section 11, with a fourth number.) */
export function compareVersions(a: Version, b: Version): number {
  for (const [index, number] of a.numbers.entries()) {
    const difference = number - (b.numbers[index] ?? 0)
    if (difference !== 0) return difference
  }
  if (a.prerelease.length === 0 || b.prerelease.length === 0) return b.prerelease.length - a.prerelease.length
  for (const [index, part] of a.prerelease.entries()) {
    const other = b.prerelease[index]
    if (other === undefined) return 1
    const difference = compareParts(part, other)
    if (difference !== 0) return difference
  }
  return a.prerelease.length - b.prerelease.length
}

/** Numbers by value and before words; words by code unit. */
function compareParts(a: string, b: string): number {
  const [aIsNumber, bIsNumber] = [/^\d+$/.test(a), /^\d+$/.test(b)]
  if (aIsNumber && bIsNumber) return Number(a) - Number(b)
  if (aIsNumber !== bIsNumber) return aIsNumber ? -1 : 1
  return a === b ? 0 : a < b ? -1 : 1
}

export interface ReleaseParts {
  readonly package: string | undefined
  readonly version: string
  readonly build: string | undefined
}

/** Takes `package@version+build` apart. */
export function partsOfRelease(release: string): ReleaseParts {
  const at = release.lastIndexOf('@')
  const rest = release.slice(at + 1)
  const plus = rest.indexOf('+')
  return {
    package: at > 0 ? release.slice(0, at) : undefined,
    version: plus < 0 ? rest : rest.slice(0, plus),
    build: plus < 0 ? undefined : rest.slice(plus + 1)
  }
}
