import type { Json } from '../../../shared/model/json.ts'

const columns = 140

/** Cuts a line into pieces that fit the box, so that a payload of one line does not become one line of text. */
function wrap(line: string): string[] {
  if (line.length <= columns) return [line]
  const pieces: string[] = []
  for (let start = 0; start < line.length; start += columns) pieces.push(line.slice(start, start + columns))
  return pieces
}

/** A payload as lines of bounded length. */
export function rawLines(text: string): string[] {
  return text.split('\n').flatMap(wrap)
}

/** What a text says as JSON; undefined where it is none. */
export function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** JSON with a line for each value; undefined where the text is none. */
export function prettyJson(text: string): string | undefined {
  const value = parseJson(text)
  return value === undefined ? undefined : JSON.stringify(value, null, 2)
}
