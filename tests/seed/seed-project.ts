import type { Random } from '../bench/random.ts'
import type { Platform } from './platforms/platform.ts'
import { PLATFORMS } from './platforms/table.ts'
import { createReleases, type Releases } from './releases.ts'

export interface SeedProject {
  readonly id: string
  readonly key: string
  readonly name: string
  readonly platform: Platform
  readonly releases: Releases
  /** Of servers. */
  readonly hosts: readonly string[]
  /** What the addresses of its requests or pages begin with. */
  readonly origin: string
}

/** So many programs; more than there are platforms are further ones of the same kinds. */
export function createProjects(random: Random, count: number, spanMs: number): SeedProject[] {
  return Array.from({ length: count }, (_, index) => {
    const platform = numbered(PLATFORMS[index % PLATFORMS.length], Math.floor(index / PLATFORMS.length) + 1)
    const { name } = platform
    return {
      id: String(index + 1),
      key: random.hex(32),
      name,
      platform,
      releases: createReleases(platform, random, spanMs),
      hosts: Array.from({ length: 2 + random.below(7) }, (_, host) => `${name}-${host + 1}.example.internal`),
      origin: platform.runsOn === 'browser' ? 'https://shop.example.com' : `https://${name}.example.com`
    }
  })
}

/** The second React program is `web-2`, with releases `web-2@…`. */
function numbered(platform: Platform | undefined, number: number): Platform {
  if (!platform) throw new Error('There is no platform')
  if (number === 1) return platform
  const name = `${platform.name}-${number}`
  return {
    ...platform,
    name,
    release: (version, build) => platform.release(version, build).replace(platform.name, name)
  }
}
