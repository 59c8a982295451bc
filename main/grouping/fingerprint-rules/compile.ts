import type { Event } from '../../../shared/model/event.ts'
import { compileGlob, compilePathGlob, toPathText } from '../glob.ts'
import type { TextTest } from '../glob-tokens.ts'
import type { PlatformFamily } from '../platform-family.ts'
import { ruleBoolean } from '../stack-rules/parse.ts'
import { type FingerprintMatcher, type FingerprintRule, FRAME_KEYS } from './rule.ts'

/** What fingerprint rules see of a frame: trimmed and with in_app as the stack-trace rules left it. */
export interface FrameFacts {
  readonly function: string
  readonly absPath: string
  readonly filename: string
  readonly module: string
  readonly package: string | undefined
  readonly app: boolean | undefined
}

/** An event as fingerprint rules see it. Frames are asked for only where a rule looks at them. */
export interface RuleSubject {
  readonly items: (group: ItemGroup) => readonly Item[]
  readonly frames: () => readonly FrameFacts[]
}

/** `frames` is called once at most, and items of a group are listed once, however many rules ask. */
export function createRuleSubject(
  event: Event,
  family: PlatformFamily,
  listFrames: () => readonly FrameFacts[]
): RuleSubject {
  const known = new Map<ItemGroup, readonly Item[]>()
  let frames: readonly FrameFacts[] | undefined
  return {
    items: (group) => {
      const items = known.get(group) ?? itemsOf(group, event, family)
      known.set(group, items)
      return items
    },
    frames: () => {
      frames ??= listFrames()
      return frames
    }
  }
}

export type FingerprintTest = (subject: RuleSubject) => boolean

/**
 * Compiles a rule. Matchers of one kind must hold for one and the same item: the exception whose type matches is the
 * one whose value must match, too.
 */
export function compileFingerprintRule(rule: FingerprintRule): FingerprintTest {
  const groups = new Set(rule.matchers.map((matcher) => groupOf(matcher.key)))
  if (rule.caller.length || rule.callee.length) groups.add('frames')
  const tests = [...groups].map((name) => (name === 'frames' ? frameTest(rule) : itemTest(name, rule)))
  return (subject) => tests.every((test) => test(subject))
}

type ItemGroup = 'toplevel' | 'log_info' | 'exceptions' | 'tags' | 'sdk' | 'family' | 'release' | 'threads'

function groupOf(key: string): ItemGroup | 'frames' {
  if (key === 'message') return 'toplevel'
  if (key === 'logger' || key === 'level') return 'log_info'
  if (key === 'type' || key === 'value') return 'exceptions'
  if (key.startsWith('tags.')) return 'tags'
  if (key.startsWith('thread.')) return 'threads'
  return key === 'sdk' || key === 'family' || key === 'release' ? key : 'frames'
}

/** Things to match by name; a value is missing where the event has none. */
type Item = Readonly<Record<string, string | boolean | undefined>>

function itemTest(group: ItemGroup, rule: FingerprintRule): FingerprintTest {
  const matchers = rule.matchers.filter((matcher) => groupOf(matcher.key) === group)
  const compiled = matchers.map((matcher) => ({ ...matcher, test: valueTest(matcher) }))
  return ({ items }) =>
    items(group).some((item) =>
      compiled.every(({ key, negated, test }) => {
        const value = item[key]
        return (value !== undefined && test(value)) !== negated
      })
    )
}

function itemsOf(group: ItemGroup, event: Event, family: PlatformFamily): Item[] {
  switch (group) {
    case 'toplevel':
      return messagesOf(event).map((message) => ({ message }))
    case 'log_info':
      return [{ logger: event.logger, level: event.level }]
    case 'exceptions':
      return (event.exception?.values ?? []).map(({ type, value }) => ({ type, value }))
    case 'tags':
      return [Object.fromEntries(event.tags.map(([key, value]) => [`tags.${key}`, value]))]
    case 'threads':
      return (event.threads?.values ?? []).map((thread) => ({
        'thread.id': thread.id,
        'thread.name': thread.name,
        'thread.state': thread.state,
        'thread.crashed': thread.crashed ?? false,
        'thread.current': thread.current ?? false
      }))
    case 'sdk':
      return [{ sdk: event.sdk?.name }]
    case 'family':
      return [{ family }]
    case 'release':
      return [{ release: event.release }]
  }
}

/** All texts that `message:` is tried on: the message, and what the exceptions say. */
function messagesOf(event: Event): string[] {
  const values = event.exception?.values.map((exception) => exception.value) ?? []
  return [event.logentry?.formatted, ...values]
    .filter((text) => text !== undefined)
    .filter((text) => text !== '')
}

const CASE_INSENSITIVE: ReadonlySet<string> = new Set([
  'message',
  'value',
  'level',
  'thread.id',
  'thread.name',
  'thread.state'
])

function valueTest({ key, pattern }: FingerprintMatcher): (value: string | boolean) => boolean {
  const wanted = ruleBoolean(pattern)
  const matches = textTest(key, pattern)
  return (value) => (typeof value === 'boolean' ? value === wanted : matches(value))
}

function textTest(key: string, pattern: string): TextTest {
  if (key === 'release') return pathTest(pattern)
  if (key !== 'family' && key !== 'sdk')
    return compileGlob(pattern, { ignoreCase: CASE_INSENSITIVE.has(key) })
  const names = pattern.split(',')
  if (names.includes('all')) return () => true
  const tests = names.map((name) => compileGlob(name))
  return (value) => tests.some((test) => test(value))
}

function pathTest(pattern: string): TextTest {
  const matches = compilePathGlob(pattern)
  return (path) => matches(toPathText(path))
}

function frameTest(rule: FingerprintRule): FingerprintTest {
  const own = rule.matchers.filter((matcher) => FRAME_KEYS.has(matcher.key)).map(frameMatcherTest)
  const caller = rule.caller.map(frameMatcherTest)
  const callee = rule.callee.map(frameMatcherTest)
  return ({ frames }) => {
    const all = frames()
    return all.some((frame, index) => {
      if (!own.every((test) => test(frame))) return false
      return holdsFor(all[index - 1], caller) && holdsFor(all[index + 1], callee)
    })
  }
}

type FrameTest = (frame: FrameFacts) => boolean

function holdsFor(frame: FrameFacts | undefined, tests: readonly FrameTest[]): boolean {
  return tests.length === 0 || (frame !== undefined && tests.every((test) => test(frame)))
}

function frameMatcherTest({ key, pattern, negated }: FingerprintMatcher): FrameTest {
  if (key === 'app') {
    const wanted = ruleBoolean(pattern)
    return ({ app }) => (app === wanted) !== negated
  }
  if (key === 'path' || key === 'package') {
    const matches = pathTest(pattern)
    if (key === 'path') return (frame) => (matches(frame.absPath) || matches(frame.filename)) !== negated
    return (frame) => (frame.package !== undefined && matches(frame.package)) !== negated
  }
  const matches = compileGlob(pattern)
  return (frame) => matches(key === 'module' ? frame.module : frame.function) !== negated
}
