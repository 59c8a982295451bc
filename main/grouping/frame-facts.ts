import type { Frame } from '../../shared/model/event.ts'
import type { GroupingComponent } from '../../shared/model/grouping.ts'
import { frameParts, isLowQuality, isUrl } from './frame-parts.ts'
import { trimFunctionName } from './function-name.ts'
import { type PathText, toPathText } from './glob.ts'
import { platformFamily } from './platform-family.ts'
import type { CompiledRules } from './stack-rules/compile.ts'
import type { Answers } from './stack-rules/conditions.ts'

/** What follows from a frame's own text alone: the same for equal frames, and kept from one event to the next. */
export interface FrameFacts {
  readonly platform: string
  readonly isJavascript: boolean
  readonly isUrl: boolean
  readonly isLowQuality: boolean
  readonly filename: string | undefined
  readonly function: string | undefined
  /** The name before trimming, where trimming changed it or the SDK sent both. */
  readonly rawFunction: string | undefined
  readonly parts: readonly GroupingComponent[]
  readonly answers: Answers
  readonly texts: FrameTexts
}

/** The fields of a frame on which its facts depend. The frame itself is not kept: it may be large. */
export interface FrameTexts {
  readonly function: string | undefined
  readonly rawFunction: string | undefined
  readonly module: string | undefined
  readonly filename: string | undefined
  readonly absPath: string | undefined
  readonly package: string | undefined
  readonly contextLine: string | undefined
  readonly isMapped: boolean
}

/** Remembers facts of frames that were seen before: an application's events share most of theirs. */
export interface FrameMemory {
  factsOf(frame: Frame, eventPlatform: string): FrameFacts
}

const MAX_REMEMBERED = 2048
/** Longer lines are of minified code: keeping thousands of them would cost more memory than they save time. */
const MAX_REMEMBERED_LINE = 500
const MAX_BUCKET = 16

/**
 * Two generations: when the young one is full it becomes the old one, and what is met again moves over. So what is
 * used stays, however much passes by once.
 */
export function createFrameMemory(rules: CompiledRules, keepsSpawnLines: boolean): FrameMemory {
  let young = new Map<string, FrameFacts[]>()
  let old = new Map<string, FrameFacts[]>()
  let count = 0

  function add(key: string, one: FrameFacts): void {
    if (++count > MAX_REMEMBERED) {
      old = young
      young = new Map()
      count = 1
    }
    const bucket = young.get(key)
    if (!bucket) young.set(key, [one])
    else if (bucket.push(one) > MAX_BUCKET) bucket.shift()
  }

  return {
    factsOf(frame, eventPlatform) {
      const platform = frame.platform ?? eventPlatform
      // Hashing all texts of a frame would cost more than the rest of grouping it: a few are compared instead. Joined, not
      // put together: that would keep all the parts in memory.
      const key = [frame.function, frame.lineno, frame.abs_path?.length].join('\n')
      const known = young.get(key)?.find((facts) => isOf(facts, frame, platform))
      if (known) return known
      const aged = old.get(key)?.find((facts) => isOf(facts, frame, platform))
      const facts = aged ?? workOutFacts(frame, platform, rules, keepsSpawnLines)
      if ((frame.context_line?.length ?? 0) <= MAX_REMEMBERED_LINE) add(key, facts)
      return facts
    }
  }
}

function textsOf(frame: Frame): FrameTexts {
  return {
    function: frame.function,
    rawFunction: frame.raw_function,
    module: frame.module,
    filename: frame.filename,
    // one text for both where they are equal: parsed texts are never shared
    absPath: frame.abs_path === frame.filename ? frame.filename : frame.abs_path,
    package: frame.package,
    contextLine: frame.context_line,
    isMapped: isMapped(frame)
  }
}

/** Whether working out the facts of this frame would give these. */
export function isOf({ texts, platform }: FrameFacts, frame: Frame, framePlatform: string): boolean {
  return (
    texts.function === frame.function &&
    texts.module === frame.module &&
    texts.filename === frame.filename &&
    texts.absPath === frame.abs_path &&
    texts.contextLine === frame.context_line &&
    texts.package === frame.package &&
    texts.rawFunction === frame.raw_function &&
    texts.isMapped === isMapped(frame) &&
    platform === framePlatform
  )
}

/** True where a source map was applied. */
function isMapped({ data }: Frame): boolean {
  return data?.sourcemap !== undefined && data.sourcemap !== null
}

function workOutFacts(
  frame: Frame,
  platform: string,
  rules: CompiledRules,
  keepsSpawnLines: boolean
): FrameFacts {
  const family = platformFamily(platform)
  const name = nameOf(frame, platform)
  const filename = platform === 'javascript' ? withoutQuery(frame.filename) : frame.filename
  const contextLine = keepsSpawnLines ? frame.context_line : withoutProcessNumbers(frame, platform)
  const absPath = frame.abs_path
  const text = {
    ...name,
    platform,
    family,
    filename,
    absPath,
    contextLine,
    module: frame.module,
    isMapped: isMapped(frame)
  }
  return {
    function: name.function,
    rawFunction: name.rawFunction,
    platform,
    filename,
    isJavascript: family === 'javascript',
    isUrl: isUrl(absPath),
    isLowQuality: isLowQuality(text),
    parts: frameParts(text),
    answers: rules.answer({
      family,
      path: pathText(absPath || filename),
      package: pathText(frame.package),
      module: frame.module,
      function: name.function || '<unknown>'
    }),
    texts: textsOf(frame)
  }
}

function withoutQuery(filename: string | undefined): string | undefined {
  return filename?.includes('?') ? filename.replace(/\?.*/s, '') : filename
}

function pathText(path: string | undefined): PathText | undefined {
  return path ? toPathText(path) : undefined
}

/** The trimmed name, and the raw one where it differs. A frame that carries both was trimmed before. */
function nameOf(frame: Frame, platform: string): Pick<FrameFacts, 'function' | 'rawFunction'> {
  const { function: name, raw_function: rawName } = frame
  if (rawName !== undefined || !name) return { function: name, rawFunction: rawName }
  const trimmed = trimFunctionName(name, platform)
  return { function: trimmed, rawFunction: trimmed === name ? undefined : name }
}

/** Python's multiprocessing starts a child with a line that holds numbers of the parent process. */
function withoutProcessNumbers(frame: Frame, platform: string): string | undefined {
  const isSpawned =
    platform === 'python' &&
    frame.module === '__main__' &&
    frame.filename === '<string>' &&
    frame.function === '<module>' &&
    frame.context_line?.includes('spawn_main(')
  if (!isSpawned) return frame.context_line
  return frame.context_line?.replace(/\b(tracker_fd|parent_pid|pipe_handle)=\d+/g, '$1=<int>')
}
