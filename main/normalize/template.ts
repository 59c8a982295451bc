import type { Template } from '../../shared/model/event.ts'
import type { Place } from './findings.ts'
import { readContextLines, readLine } from './frames.ts'
import { interfaceReader, readInterface, text } from './interface-reader.ts'
import { TEXT } from './limits.ts'
import { isEmpty, readCount, readFields } from './readers.ts'

const TEMPLATE = interfaceReader<Template>({
  filename: text(TEXT.path),
  abs_path: text(TEXT.path),
  lineno: readCount,
  colno: readCount,
  context_line: readLine,
  pre_context: readContextLines,
  post_context: readContextLines
})

/** The place in a template, of the engine of a web framework, that could not be rendered. */
export function readTemplate(value: unknown, at: Place): Template | undefined {
  const fields = readFields(value, at, 'template')
  if (!fields) return undefined
  const template = readInterface(fields, TEMPLATE, at.under('template'))
  return isEmpty(template) ? undefined : template
}
