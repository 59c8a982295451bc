import type { Frame } from '../../../../shared/model/event.ts'
import { lookUp } from '../../../ui/look-up.ts'

const nativePlatforms: ReadonlySet<string> = new Set(['native', 'cocoa', 'objc', 'c', 'swift'])
const javascriptPlatforms: ReadonlySet<string> = new Set(['javascript', 'node'])

/** The platform that a frame is shown as: its own wins over the event's. */
export function platformOf(frame: Frame | undefined, eventPlatform: string): string {
  return frame?.platform ?? eventPlatform
}

/** True for frames of machine code, which are told by package and address. */
export function isNative(platform: string): boolean {
  return nativePlatforms.has(platform)
}

export function isJavascript(platform: string): boolean {
  return javascriptPlatforms.has(platform)
}

/** The last part of a path of either kind. */
export function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
}

const languages: Record<string, string> = {
  c: 'C',
  cc: 'C++',
  cpp: 'C++',
  cs: 'C#',
  cxx: 'C++',
  dart: 'Dart',
  ex: 'Elixir',
  exs: 'Elixir',
  go: 'Go',
  h: 'C++',
  hh: 'C++',
  hpp: 'C++',
  hxx: 'C++',
  java: 'Java',
  js: 'JavaScript',
  jsx: 'JavaScript',
  kt: 'Kotlin',
  lua: 'Lua',
  m: 'Objective-C',
  mjs: 'JavaScript',
  mm: 'Objective-C',
  php: 'PHP',
  pl: 'Perl',
  py: 'Python',
  rb: 'Ruby',
  rs: 'Rust',
  scala: 'Scala',
  svelte: 'Svelte',
  swift: 'Swift',
  ts: 'TypeScript',
  tsx: 'TypeScript',
  vue: 'Vue'
}

const platforms: Record<string, string> = {
  cocoa: 'Cocoa',
  csharp: '.NET',
  dart: 'Dart',
  elixir: 'Elixir',
  go: 'Go',
  java: 'Java',
  javascript: 'JavaScript',
  native: 'Native',
  node: 'Node.js',
  objc: 'Objective-C',
  perl: 'Perl',
  php: 'PHP',
  powershell: 'PowerShell',
  python: 'Python',
  ruby: 'Ruby',
  rust: 'Rust',
  swift: 'Swift'
}

/** What a trace is written in: by the file of its newest own frame, else by the frame's platform, else the event's. */
export function languageWord(frames: readonly Frame[], eventPlatform: string): string | undefined {
  const frame = frames.findLast((each) => each.in_app === true) ?? frames.at(-1)
  const extension = /\.(\w+)$/.exec(frame?.filename ?? '')?.[1]?.toLowerCase() ?? ''
  return lookUp(languages, extension) ?? lookUp(platforms, platformOf(frame, eventPlatform))
}
