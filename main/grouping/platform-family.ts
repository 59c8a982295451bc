export const PLATFORM_FAMILIES = ['native', 'javascript', 'other'] as const
export type PlatformFamily = (typeof PLATFORM_FAMILIES)[number]

const FAMILIES: ReadonlyMap<string, PlatformFamily> = new Map([
  ['c', 'native'],
  ['cocoa', 'native'],
  ['native', 'native'],
  ['objc', 'native'],
  ['swift', 'native'],
  ['javascript', 'javascript'],
  ['node', 'javascript']
])

/** The group of platforms that share naming and path conventions, as `family:` in rules means it. */
export function platformFamily(platform: string): PlatformFamily {
  return FAMILIES.get(platform) ?? 'other'
}
