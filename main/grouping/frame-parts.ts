import type { GroupingComponent } from '../../shared/model/grouping.ts'
import { ignoredLeaf, type KnownHint, leaf, without } from './component.ts'
import { cleanJavaModule, cleanJavassist } from './java-names.ts'
import type { PlatformFamily } from './platform-family.ts'

/** The fields of a prepared frame of which its component is made. */
export interface FrameText {
  readonly platform: string
  readonly family: PlatformFamily
  readonly module: string | undefined
  readonly filename: string | undefined
  readonly absPath: string | undefined
  readonly function: string | undefined
  readonly rawFunction: string | undefined
  readonly contextLine: string | undefined
  /** True where a source map was applied to the frame. */
  readonly isMapped: boolean
}

/** Module, file name, function and context line, in this order, as far as the frame has them (section 5). */
export function frameParts(frame: FrameText): GroupingComponent[] {
  const module = modulePart(frame)
  const filename = filenamePart(frame)
  const contextLine = contextLinePart(frame)
  const filenameYields = module?.contributes && filename?.contributes
  const name = functionPart(frame, contextLine?.contributes ?? false)
  const parts: GroupingComponent[] = []
  if (module) parts.push(module)
  if (filename) parts.push(filenameYields ? without(filename, FILENAME_YIELDS) : filename)
  if (name) parts.push(name)
  if (contextLine) parts.push(contextLine)
  // they are kept: without the room for more that pushing leaves
  return parts.slice()
}

// One of each: frames have them by the thousand, and are kept.
const FILENAME_YIELDS: KnownHint = { code: 'module_takes_precedence' }
const POINTS_TO_URL: KnownHint = { code: 'points_to_url' }
const FUNCTION_TRIMMED: KnownHint = { code: 'javascript_function_trimmed' }

/** True for frames of a JavaScript engine's own that differ between browsers. */
export function isLowQuality({ family, absPath, function: name, rawFunction }: FrameText): boolean {
  if (family !== 'javascript') return false
  const judged = rawFunction || name || ''
  if (judged === 'eval' || judged.endsWith('.eval')) return true
  return absPath !== undefined && ENGINE_PATHS.includes(absPath)
}

/** A list: to look a long path up in a set takes a hash of all of it. */
const ENGINE_PATHS: readonly string[] = ['[native code]', 'native code', 'eval code', '<anonymous>']
const WEB_ORIGIN = /^(?:https?|applewebdata|blob):/

/** True where a path is a URL; a `file:` URL counts as well. */
export function isUrl(path: string | undefined): boolean {
  return path !== undefined && (WEB_ORIGIN.test(path) || path.startsWith('file:'))
}

function modulePart({ module, platform, absPath }: FrameText): GroupingComponent | undefined {
  if (!module) return undefined
  if (platform === 'javascript' && module.includes('/') && absPath?.endsWith(module)) {
    return ignoredLeaf('module', module, { code: 'bad_javascript_module' })
  }
  if (platform !== 'java') return leaf('module', module)
  if (module.includes('$$Lambda$')) return ignoredLeaf('module', module, { code: 'java_lambda' })
  const { text, hint } = cleanJavaModule(module)
  return leaf('module', text, hint)
}

function filenamePart({ filename, absPath, platform }: FrameText): GroupingComponent | undefined {
  if (filename === undefined) return undefined
  const name = afterLast(filename, '/', '\\').toLowerCase()
  if (absPath !== undefined && WEB_ORIGIN.test(absPath)) return ignoredLeaf('filename', name, POINTS_TO_URL)
  if (name === '<anonymous>') return ignoredLeaf('filename', name, { code: 'anonymous_filename' })
  if (name === '[native code]') return ignoredLeaf('filename', name, { code: 'native_code_filename' })
  const cleaned = platform === 'java' ? cleanJavassist(name) : name
  return leaf('filename', cleaned, cleaned === name ? undefined : { code: 'javassist_removed' })
}

function functionPart(frame: FrameText, lineContributes: boolean): GroupingComponent | undefined {
  const { platform, family, rawFunction } = frame
  const name = platform === 'csharp' ? rawFunction || frame.function : frame.function || rawFunction
  if (!name) return undefined
  if (family === 'javascript') return javascriptFunction(frame, name, lineContributes)
  const part = leaf('function', name)
  if (family === 'native') {
    return name === '<redacted>' || name === '<unknown>' ? without(part, { code: 'unknown_function' }) : part
  }
  if (platform === 'java')
    return name.startsWith('lambda$') ? without(part, { code: 'lambda_function' }) : part
  if (platform === 'php') return phpFunction(part, name)
  return platform === 'ruby' ? rubyFunction(part, name) : part
}

function phpFunction(part: GroupingComponent, name: string): GroupingComponent {
  const method = name.startsWith('class@anonymous') ? name.slice(name.lastIndexOf('::') + 2) : name
  if (name.includes('::') && method !== name)
    return leaf('function', method, { code: 'anonymous_class_method' })
  const isAnonymous = name.startsWith('[Anonymous') || name.startsWith('class@anonymous\0')
  return isAnonymous ? without(part, { code: 'anonymous_function' }) : part
}

function rubyFunction(part: GroupingComponent, name: string): GroupingComponent {
  if (name.startsWith('block ')) return leaf('function', 'block', { code: 'ruby_block' })
  const plain = name.replace(/__\d{4,}_\d{4,}$/, '')
  return plain === name ? part : leaf('function', plain, { code: 'erb_suffix_removed' })
}

const UNKNOWN_NAMES: ReadonlySet<string> = new Set([
  '?',
  '<anonymous function>',
  '<anonymous>',
  'Anonymous function'
])

function javascriptFunction(frame: FrameText, name: string, lineContributes: boolean): GroupingComponent {
  const short = lastSegment(name)
  const part = leaf('function', short, short === name ? undefined : FUNCTION_TRIMMED)
  const judged = frame.rawFunction ? lastSegment(frame.rawFunction) : short
  if (!judged) return { ...part, contributes: false }
  if (UNKNOWN_NAMES.has(judged) || judged.endsWith('/<'))
    return without(part, { code: 'unknown_function_name' })
  // Names that a source map gives are less reliable than the line that it gives.
  return frame.isMapped && lineContributes ? without(part, { code: 'source_map_line_preferred' }) : part
}

function lastSegment(name: string): string {
  return afterLast(name, '.')
}

/** What follows the last of these characters: found from the end, where it is near. */
function afterLast(text: string, mark: string, other = mark): string {
  const [first, second] = [mark.charCodeAt(0), other.charCodeAt(0)]
  for (let index = text.length; index > 0; index--) {
    const code = text.charCodeAt(index - 1)
    if (code === first || code === second) return text.slice(index)
  }
  return text
}

const LINE_PLATFORMS: ReadonlySet<string> = new Set(['javascript', 'node', 'python', 'php', 'ruby'])
const MAX_LINE_LENGTH = 120
/** White space other than single blanks. */
const LONG_SPACE = / {2}|[^\S ]/

function contextLinePart(frame: FrameText): GroupingComponent | undefined {
  const { platform, family, contextLine, absPath } = frame
  if (!contextLine || !LINE_PLATFORMS.has(platform)) return undefined
  const trimmed = contextLine.trim()
  // joined: what a replacement puts together stays a tree of its parts, and is kept
  const line = LONG_SPACE.test(trimmed) ? trimmed.split(/\s+/).join(' ') : trimmed
  if (!line) return undefined
  const part = leaf('context_line', line)
  const reason = lineProblem(contextLine, family === 'javascript' && !frame.function && isUrl(absPath))
  return reason ? without(part, reason) : part
}

function lineProblem(contextLine: string, isBareScript: boolean): KnownHint | undefined {
  if (contextLine.length > MAX_LINE_LENGTH) return { code: 'line_too_long' }
  return isBareScript ? { code: 'line_of_url_without_function' } : undefined
}
