import type { Level } from '../../shared/model/event.ts'
import type { JsonObject } from '../../shared/model/json.ts'
import type { Random } from '../bench/random.ts'
import { BROWSERS } from './browsers.ts'
import type { Occasions } from './failure.ts'
import { createUser } from './people.ts'
import type { Machine } from './platforms/platform.ts'
import type { SeedProject } from './seed-project.ts'
import { fillSlots, NO_EVENT, type SlotText } from './slots.ts'

/** When and in what trace an event happened. */
export interface Moment {
  readonly eventId: string
  /** Epoch ms. */
  readonly atMs: number
  /** The same after the start of the span. */
  readonly afterMs: number
  readonly traceId: string
}

/** The attributes in which the events of an issue differ, as its SDK sends them. */
export function createFacts(
  project: SeedProject,
  occasions: Occasions,
  random: Random,
  moment: Moment
): JsonObject {
  const { platform } = project
  const user = createUser(platform, random)
  const transaction = pickSome(occasions.transactions, random)
  const path = pickSome(occasions.paths, random)
  return {
    event_id: moment.eventId,
    timestamp: platform.times === 'iso' ? new Date(moment.atMs).toISOString() : moment.atMs / 1000,
    platform: platform.platform,
    level: createLevel(occasions.level, random),
    release: project.releases.at(moment.afterMs, random),
    environment: createEnvironment(random),
    ...(platform.runsOn === 'server' && { server_name: random.pick(project.hosts) }),
    ...(transaction !== undefined && { transaction }),
    ...(user && { user }),
    tags: createTags(project, random),
    contexts: createContexts(platform.machines, random, moment),
    ...(path !== undefined && { request: createRequest(project, path, random) })
  }
}

/** The first much more often. */
function pickSome<Value>(values: readonly Value[], random: Random): Value | undefined {
  return values[random.skewed(values.length)]
}

function createLevel(usual: Level, random: Random): Level {
  return random.next() < 0.97 ? usual : random.pick(['warning', 'error', 'fatal', 'info'])
}

function createEnvironment(random: Random): string {
  const dice = random.next()
  return dice < 0.8 ? 'production' : dice < 0.9 ? 'staging' : dice < 0.96 ? 'qa' : 'dev'
}

const REGIONS = ['eu-west', 'us-east', 'eu-north', 'ap-south']
const TIERS = ['free', 'free', 'pro', 'enterprise']
const LOCALES = ['en-US', 'en-GB', 'de-DE', 'fr-FR', 'es-ES', 'ja-JP', 'pt-BR']

function createTags({ platform }: SeedProject, random: Random): JsonObject {
  const tier = random.pick(TIERS)
  switch (platform.runsOn) {
    case 'server':
      return {
        region: REGIONS[random.skewed(REGIONS.length)] ?? '',
        ...(random.next() < 0.7 && { tenant: `t${random.skewed(200)}` }),
        'customer.tier': tier
      }
    case 'browser':
      return {
        locale: LOCALES[random.skewed(LOCALES.length)] ?? '',
        'customer.tier': tier,
        ...(random.next() < 0.3 && { 'ab.checkout': random.pick(['a', 'b']) })
      }
    case 'device':
      return {
        locale: LOCALES[random.skewed(LOCALES.length)] ?? '',
        channel: random.pick(['store', 'store', 'beta'])
      }
  }
}

function createContexts(machines: readonly Machine[], random: Random, { traceId }: Moment): JsonObject {
  const contexts = machines[random.skewed(machines.length)]?.contexts ?? {}
  const { device } = contexts
  return {
    ...contexts,
    ...(device && { device: { ...device, free_memory: 4096 * random.below(900_000) } }),
    trace: { trace_id: traceId, span_id: random.hex(16) }
  }
}

function createRequest({ origin, platform }: SeedProject, path: SlotText, random: Random): JsonObject {
  const url = origin + fillSlots(path, random, NO_EVENT)
  const userAgent = BROWSERS[random.skewed(BROWSERS.length)] ?? ''
  if (platform.runsOn === 'browser')
    return { url, headers: { 'User-Agent': userAgent, Referer: `${origin}/` } }
  return {
    method: random.pick(['GET', 'GET', 'POST', 'PUT']),
    url,
    query_string: `page=${random.below(30)}`,
    headers: { Accept: 'application/json', 'User-Agent': userAgent, 'X-Request-Id': random.hex(32) }
  }
}
