import type { HintCode } from '../../shared/grouping-hints.ts'
import type { GroupingComponent } from '../../shared/model/grouping.ts'
import { branch, type KnownHint, without } from './component.ts'
import type { GroupingConfig } from './config.ts'
import { isRecursion, type PreparedFrame } from './frames.ts'
import type { PreparedStack } from './stack-memory.ts'
import type { ExceptionFields } from './stack-rules/compile.ts'
import type { StackRule } from './stack-rules/rule.ts'
import { type Contribution, findContributions, rangeOf } from './stack-rules/run.ts'

/** The two views on a stack trace: what the application did, and everything. */
export type StackVariant = 'app' | 'system'
export type StacktraceVariants = Record<StackVariant, GroupingComponent>

/** Makes the component of a prepared stack trace, for both variants (grouping reference, section 6). */
export function stacktraceComponents(
  stack: PreparedStack,
  config: GroupingConfig,
  exception: ExceptionFields | undefined
): StacktraceVariants {
  stack.components ??= makeComponents(stack.frames, config, exception)
  return stack.components
}

function makeComponents(
  frames: readonly PreparedFrame[],
  config: GroupingConfig,
  exception: ExceptionFields | undefined
): StacktraceVariants {
  const contributions = findContributions(frames, config.stackRules, exception)
  const isTooPoor = isPoorSingleFrame(frames, config)
  const marks = frames.map(markHint)
  const make = (variant: StackVariant) => {
    const components = frames.map((frame, index) =>
      frameComponent(frame, frames[index - 1], variant, marks[index])
    )
    const [only] = components
    if (isTooPoor && only?.contributes) {
      only.contributes = false
      only.hint = { code: 'single_javascript_frame' }
    }
    return assemble(frames, components, contributions, variant)
  }
  return { app: make('app'), system: make('system') }
}

/** A frame's component, until all rules have had their say. */
interface FrameComponent extends GroupingComponent {
  contributes: boolean
  hint: KnownHint | undefined
}

function frameComponent(
  frame: PreparedFrame,
  previous: PreparedFrame | undefined,
  variant: StackVariant,
  marked: KnownHint | undefined
): FrameComponent {
  const { parts, isLowQuality } = frame.facts
  const off = (hint: KnownHint) => ({ id: 'frame', contributes: false, hint, values: parts })
  if (isRecursion(frame, previous)) return off(HINTS.recursion)
  if (isLowQuality) return off(HINTS.lowQuality)
  if (isForeign(frame, variant)) return off(marked ?? HINTS.foreign)
  const contributes = parts.some((part) => part.contributes)
  return { id: 'frame', contributes, hint: marked, values: parts }
}

/** Switched off for good: it is no in-app frame of a variant that is made of those. */
function isForeign(frame: PreparedFrame | undefined, variant: StackVariant): boolean {
  return variant === 'app' && !frame?.inApp
}

/** Who decided on in_app, where it is worth telling: a rule, or the SDK. */
function markHint(frame: PreparedFrame): KnownHint | undefined {
  if (frame.markedBy) {
    const code = frame.inApp ? 'marked_in_app_by_rule' : 'marked_out_of_app_by_rule'
    return { code, params: ruleParams(frame.markedBy) }
  }
  if (frame.clientInApp === undefined) return undefined
  return frame.inApp ? HINTS.inAppByClient : HINTS.outOfAppByClient
}

/** One of each: frames have them by the thousand, and are kept. */
const HINTS = {
  recursion: { code: 'recursion' },
  lowQuality: { code: 'low_quality_javascript' },
  foreign: { code: 'not_in_app' },
  inAppByClient: { code: 'marked_in_app_by_client' },
  outOfAppByClient: { code: 'marked_out_of_app_by_client' }
} as const satisfies Record<string, KnownHint>

function ruleParams(rule: StackRule): { rule: string; origin: string } {
  return { rule: rule.text, origin: rule.origin }
}

/** A lone frame of JavaScript without a function is often the page itself, whatever went wrong in it. */
function isPoorSingleFrame(frames: readonly PreparedFrame[], config: GroupingConfig): boolean {
  const facts = frames.length === 1 ? frames[0]?.facts : undefined
  if (!facts?.isJavascript || facts.function) return false
  return facts.isUrl === (config.dropsSingleFrame === 'with_url')
}

function assemble(
  frames: readonly PreparedFrame[],
  components: readonly FrameComponent[],
  contributions: readonly Contribution[],
  variant: StackVariant
): GroupingComponent {
  const { maxFrames, minFrames } = applyRules(frames, components, contributions, variant)
  if (maxFrames) keepNewest(components, maxFrames)
  const stacktrace = branch('stacktrace', components)
  const contributing = components.filter((component) => component.contributes).length
  if (minFrames && contributing > 0 && contributing < minFrames.count) {
    return without(stacktrace, {
      code: 'too_few_frames',
      params: { frames: contributing, ...ruleParams(minFrames.rule) }
    })
  }
  return contributing > 0 ? stacktrace : without(stacktrace, { code: emptyReason(frames, variant) })
}

function emptyReason(frames: readonly PreparedFrame[], variant: StackVariant): HintCode {
  if (!frames.length) return 'no_frames'
  const hasInApp = frames.some((frame) => frame.inApp)
  return variant === 'app' && !hasInApp ? 'no_in_app_frames' : 'no_contributing_frames'
}

interface Limit {
  readonly count: number
  readonly rule: StackRule
}

function applyRules(
  frames: readonly PreparedFrame[],
  components: readonly FrameComponent[],
  contributions: readonly Contribution[],
  variant: StackVariant
): { maxFrames: Limit | undefined; minFrames: Limit | undefined } {
  let maxFrames: Limit | undefined
  let minFrames: Limit | undefined
  for (const { rule, index } of contributions) {
    for (const action of rule.actions) {
      if (action.kind === 'group') {
        const [first, last] = rangeOf(action, index, components.length)
        for (let at = first; at < last; at++) {
          if (!action.on || !isForeign(frames[at], variant)) switchFrame(components[at], action.on, rule)
        }
      } else if (action.kind === 'max_frames') maxFrames = { count: action.count, rule }
      else if (action.kind === 'min_frames') minFrames = { count: action.count, rule }
    }
  }
  return { maxFrames, minFrames }
}

function switchFrame(frame: FrameComponent | undefined, on: boolean, rule: StackRule): void {
  if (!frame || frame.contributes === on) return
  frame.contributes = on
  const params = { ...ruleParams(rule), ...markedParams(frame.hint) }
  frame.hint = { code: on ? 'unignored_by_rule' : 'ignored_by_rule', params }
}

/** What was said of in_app before a rule decided otherwise: the reader wants to know both. */
function markedParams(hint: KnownHint | undefined): Record<string, string | number> {
  if (!hint?.code.startsWith('marked_')) return {}
  const { rule, origin } = hint.params ?? {}
  return {
    marked: hint.code,
    ...(rule === undefined ? {} : { marked_rule: rule }),
    ...(origin === undefined ? {} : { marked_origin: origin })
  }
}

function keepNewest(frames: readonly FrameComponent[], { count, rule }: Limit): void {
  if (count === 0) return
  let kept = 0
  for (const frame of frames.toReversed()) {
    if (!frame.contributes) continue
    kept++
    if (kept <= count) continue
    frame.contributes = false
    frame.hint = { code: 'beyond_max_frames', params: { count, ...ruleParams(rule) } }
  }
}
