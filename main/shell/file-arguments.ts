import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Which of a start's arguments may be files, as whole paths; relative ones are of `folder`. Linux's file managers hand
 * over addresses (`file:///home/…`, the `%U` of a desktop entry). Switches and other addresses are none.
 */
export function fileArguments(args: readonly string[], folder: string): string[] {
  return args.flatMap((arg) => {
    if (arg.startsWith('-')) return []
    if (/^file:/i.test(arg)) return pathOf(arg)
    return arg.includes('://') ? [] : resolve(folder, arg)
  })
}

/** None for one of another host, and for what is no address at all. */
function pathOf(address: string): string[] {
  try {
    const url = new URL(address)
    return url.host === '' || url.host === 'localhost' ? [fileURLToPath(url)] : []
  } catch {
    return []
  }
}
