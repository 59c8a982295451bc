import type { Frame } from '../../../../shared/model/event.ts'
import { client } from '../../../api/connection.ts'
import { isDesktop } from '../../../api/desktop.ts'
import { toast } from '../../../ui/toast.tsx'

/** What opens a frame's file in the user's editor; undefined in a browser, and for a frame that names no file. */
export function editorOf({ abs_path, filename, lineno, colno }: Frame): (() => void) | undefined {
  const path = abs_path ?? filename
  if (!isDesktop || path === undefined || path === '' || /^https?:/i.test(path)) return undefined
  return () => void open(path, lineno, colno)
}

async function open(path: string, line: number | undefined, column: number | undefined) {
  try {
    await client.desktop.openInEditor({
      path,
      ...(isPlace(line) && { line }),
      ...(isPlace(column) && { column })
    })
  } catch (error) {
    toast({
      text: `It was not opened: ${error instanceof Error ? error.message : String(error)}`,
      tone: 'error'
    })
  }
}

function isPlace(number: number | undefined): number is number {
  return number !== undefined && Number.isInteger(number) && number >= 1
}
