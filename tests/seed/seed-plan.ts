import { createRandom, type Random } from '../bench/random.ts'
import { createFailure } from './failure.ts'
import { createLife } from './issue-life.ts'
import { issueSizes } from './issue-sizes.ts'
import { createTemplate, type IssueTemplate } from './issue-template.ts'
import { RARE_WORDS } from './platforms/place.ts'
import { createRhythm } from './rhythm.ts'
import { createProjects, type SeedProject } from './seed-project.ts'

export interface SeedOptions {
  readonly events: number
  readonly issues: number
  readonly projects: number
  readonly seed: number
  readonly days: number
  /** Epoch ms: when the last event arrives. */
  readonly nowMs: number
}

/** What is to be written. Times are ms after the start. */
export interface SeedPlan {
  readonly startMs: number
  readonly templates: readonly IssueTemplate[]
  /** In the order of their arrival. */
  readonly events: Iterable<PlannedEvent>
  /** When issues that come back later were resolved, in order. */
  readonly resolutions: readonly { readonly afterMs: number; readonly issue: number }[]
}

export interface PlannedEvent {
  readonly issue: number
  readonly afterMs: number
}

export const DAY_MS = 86_400_000
/** One of so many issues has a rare word. */
const RARE = 300

export function createPlan(options: SeedOptions): SeedPlan {
  const random = createRandom(options.seed)
  const spanMs = options.days * DAY_MS
  const startMs = options.nowMs - spanMs
  const projects = createProjects(random, options.projects, spanMs)
  const templates = createTemplates(random, projects, options.issues)
  const rhythm = createRhythm(startMs, spanMs)
  const packed = new Float64Array(options.events)
  const resolutions: { afterMs: number; issue: number }[] = []
  let filled = 0
  for (const [issue, size] of issueSizes(random, options.events, options.issues).entries()) {
    const life = createLife(random, rhythm, spanMs, size)
    for (let i = 0; i < size; i += 1) {
      packed[filled] = pack(issue, Math.min(Math.floor(life.next(random)), spanMs - 1))
      filled += 1
    }
    if (life.resolvedMs !== undefined) resolutions.push({ afterMs: life.resolvedMs, issue })
  }
  packed.sort()
  resolutions.sort((a, b) => a.afterMs - b.afterMs)
  return { startMs, templates, events: unpackAll(packed), resolutions }
}

/** Time and issue as one number, which sorts by time: a million objects would take a hundred times the memory. */
const MAX_ISSUES = 2 ** 20

function pack(issue: number, afterMs: number): number {
  return afterMs * MAX_ISSUES + issue
}

function* unpackAll(packed: Float64Array): Generator<PlannedEvent> {
  for (const one of packed) yield { issue: one % MAX_ISSUES, afterMs: Math.floor(one / MAX_ISSUES) }
}

function createTemplates(random: Random, projects: readonly SeedProject[], count: number): IssueTemplate[] {
  const hashes = new Map(projects.map(({ id }) => [id, new Set<string>()]))
  return Array.from({ length: count }, (_, index) => {
    const project = pickProject(random, projects, index)
    const isRare = index % RARE === Math.min(RARE, count) >> 1
    const rareWord = isRare ? RARE_WORDS[Math.floor(index / RARE) % RARE_WORDS.length] : undefined
    const known = hashes.get(project.id) ?? new Set()
    const template = createOne(random, project, known, rareWord)
    for (const hash of template.whole.hashes) known.add(hash)
    return template
  })
}

const MAX_ATTEMPTS = 1000

/** What would become part of another issue is thrown away. */
function createOne(
  random: Random,
  project: SeedProject,
  hashes: ReadonlySet<string>,
  rareWord?: string
): IssueTemplate {
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
    const failure = createFailure(project.platform, random, rareWord)
    const template = createTemplate(project, failure, random, (hash) => hashes.has(hash))
    if (template) return template
  }
  throw new Error(`There are no more different issues for ${project.name}`)
}

/** Each gets one of the largest issues, the first ones the most of the others. */
function pickProject(random: Random, projects: readonly SeedProject[], issue: number): SeedProject {
  const index = issue < projects.length ? issue : Math.floor(projects.length * random.next() ** 1.7)
  const project = projects[index]
  if (!project) throw new Error('There is no project')
  return project
}
