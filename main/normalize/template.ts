import type { Template } from '../../shared/model/event.ts'
import type { Place } from './findings.ts'
import { readContextLines, readLine } from './frames.ts'
import { TEXT } from './limits.ts'
import { present, readCount, readFields, readText } from './readers.ts'

/** The place in a template, of the engine of a web framework, that could not be rendered. */
export function readTemplate(value: unknown, at: Place): Template | undefined {
  const fields = readFields(value, at, 'template')
  if (!fields) return undefined
  const inside = at.under('template')
  const template = present<Template>({
    filename: readText(fields.filename, inside, 'filename', TEXT.path),
    abs_path: readText(fields.abs_path, inside, 'abs_path', TEXT.path),
    lineno: readCount(fields.lineno, inside, 'lineno'),
    colno: readCount(fields.colno, inside, 'colno'),
    context_line: readLine(fields.context_line, inside, 'context_line'),
    pre_context: readContextLines(fields.pre_context, inside, 'pre_context'),
    post_context: readContextLines(fields.post_context, inside, 'post_context')
  })
  return Object.keys(template).length > 0 ? template : undefined
}
