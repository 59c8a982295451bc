import type { Frame } from '../../../../shared/model/event.ts'

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
