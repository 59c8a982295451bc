import { compactJson } from './compact-json.ts'
import { isFields } from './readers.ts'

/**
 * `%s`, `%-5.2f`, `%(name)s`, `%%`: Python's and C's. Every repetition is bounded: templates come from anywhere.
 * A blank is no flag here: `100% sure` is a sentence.
 */
const PRINTF = /%(?:\((\w{1,100})\))?[-+0#]{0,5}\d{0,4}(?:\.(\d{1,3}))?[hlLqjzt]{0,3}([diouxXeEfFgGcrsa%])/g

/** `{}`, `{0}`, `{name}`, and what .NET adds to a name: `{@name}`, `{name:format}`, `{name,alignment}`. */
const CURLY = /\{[@$]?(\w{0,100})(?:[,:][^{}]{0,100})?\}/g

/** More than any message may have: what would be cut anyway is not made. */
const MAX_CHARS = 16_384

/**
 * The message of a template and its parameters, or undefined where it takes a parameter that is not there.
 * A template with `%` is taken for the printf style, else for the style of braces. `params` is a list, or an object
 * by name.
 */
export function formatMessage(template: string, params: unknown): string | undefined {
  const parameters = new Parameters(params)
  const start = template.slice(0, MAX_CHARS)
  const message = start.includes('%') ? formatPrintf(start, parameters) : formatCurly(start, parameters)
  return parameters.missing ? undefined : message
}

function formatPrintf(template: string, parameters: Parameters): string {
  return template.replace(
    PRINTF,
    (_, name: string | undefined, precision: string | undefined, kind: string) =>
      kind === '%' ? '%' : parameters.text(name, (value) => converted(value, kind, Number(precision ?? 6)))
  )
}

function formatCurly(template: string, parameters: Parameters): string {
  return template.replace(CURLY, (_, name: string) => parameters.text(name === '' ? undefined : name, textOf))
}

/** A value as printf's conversion of that letter writes it. */
function converted(value: unknown, kind: string, precision: number): string {
  if (typeof value === 'number') {
    if ('fF'.includes(kind)) return value.toFixed(Math.min(precision, 100))
    if ('diu'.includes(kind)) return String(Math.trunc(value))
    if (kind === 'x') return Math.trunc(value).toString(16)
    if (kind === 'X') return Math.trunc(value).toString(16).toUpperCase()
  }
  return kind === 'r' && typeof value === 'string' ? `'${value}'` : textOf(value)
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : (compactJson(value) ?? '')
}

/** The parameters of a message: taken by name, by index, or one after the other. */
class Parameters {
  missing = false
  #next = 0
  #charsLeft = MAX_CHARS
  readonly #params: unknown

  constructor(params: unknown) {
    this.#params = params
  }

  text(name: string | undefined, write: (value: unknown) => string): string {
    const key = name ?? String(this.#next++)
    if (this.#charsLeft <= 0 || !this.#has(key)) return ''
    const text = write(this.#valueOf(key)).slice(0, this.#charsLeft)
    this.#charsLeft -= text.length
    return text
  }

  #has(key: string): boolean {
    const has = Array.isArray(this.#params)
      ? /^\d{1,9}$/.test(key) && Number(key) < this.#params.length
      : isFields(this.#params) && Object.hasOwn(this.#params, key)
    if (!has) this.missing = true
    return has
  }

  #valueOf(key: string): unknown {
    if (Array.isArray(this.#params)) return this.#params[Number(key)]
    return isFields(this.#params) ? this.#params[key] : undefined
  }
}
