import type { Frame } from '../../shared/model/event.ts'
import type { GroupingComponent } from '../../shared/model/grouping.ts'
import { frameParts, isLowQuality, isUrl } from './frame-parts.ts'
import { trimFunctionName } from './function-name.ts'
import { toPathText } from './glob.ts'
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

/** How many frames are remembered at most. */
const PLACES = 4096
/** Longer lines are of minified code: keeping thousands of them would cost more memory than they save time. */
const MAX_REMEMBERED_LINE = 500

/** Each frame has one place, and the last one that was met there is remembered. */
export function createFrameMemory(rules: CompiledRules, keepsSpawnLines: boolean): FrameMemory {
  const remembered = new Array<FrameFacts | undefined>(PLACES).fill(undefined)
  /** Of the one that is remembered at a place: a frame that is new is told by it, without a look at the other one. */
  const hashes = new Int32Array(PLACES)
  return {
    factsOf(frame, eventPlatform) {
      const platform = frame.platform ?? eventPlatform
      const hash = hashOf(frame)
      const place = hash & (PLACES - 1)
      const known = hashes[place] === hash ? remembered[place] : undefined
      if (known && isOf(known, frame, platform)) return known
      const facts = workOutFacts(frame, platform, rules, keepsSpawnLines)
      if ((frame.context_line?.length ?? 0) > MAX_REMEMBERED_LINE) return facts
      hashes[place] = hash
      remembered[place] = facts
      return facts
    }
  }
}

/** Tells most frames apart. A hash of all their texts would cost as much as the rest of grouping them. */
export function hashOf({ function: name = '', abs_path: path = '', lineno = 0, colno = 0 }: Frame): number {
  let hash = path.length
  for (let index = 0; index < name.length; index++) hash = mix(hash, name.charCodeAt(index))
  return mix(mix(hash, lineno), colno)
}

/** A hash of 32 bits that depends on another one and on a whole number. */
export function mix(hash: number, value: number): number {
  const product = Math.imul(hash ^ value, 0x9e3779b1)
  return product ^ (product >>> 15)
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
  const query = filename?.indexOf('?') ?? -1
  return query < 0 ? filename : filename?.slice(0, query)
}

function pathText(path: string | undefined): string | undefined {
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
