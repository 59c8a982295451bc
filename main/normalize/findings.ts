import type { Problem, Remark } from '../../shared/model/event.ts'
import type { Json, JsonObject } from '../../shared/model/json.ts'
import { compactJson } from './compact-json.ts'
import { fitsAsJson } from './free-form.ts'

/** More than anyone reads; a payload of 100,000 wrong values must not become 100,000 problems. */
const MAX_PROBLEMS = 200
const MAX_REMARKS = 500

/** Takes what was found. Problems are made only where there is room for them: making one takes its time. */
export interface Findings {
  addProblem(makeProblem: () => Problem): void
  addRemark(remark: Remark): void
}

/** What was wrong in a payload, and what was changed in it, in the order of discovery. */
export class CollectedFindings implements Findings {
  readonly remarks: Remark[] = []
  readonly #problems: Problem[] = []
  #unlisted = 0

  addProblem(makeProblem: () => Problem): void {
    if (this.#problems.length < MAX_PROBLEMS) this.#problems.push(makeProblem())
    else this.#unlisted += 1
  }

  addRemark(remark: Remark): void {
    if (this.remarks.length < MAX_REMARKS) this.remarks.push(remark)
  }

  /** The problems, the last of which says how many more there were beyond the limit. */
  problems(): Problem[] {
    if (this.#unlisted === 0) return this.#problems
    const reason = `${this.#unlisted} more problems are not listed`
    return [...this.#problems, { type: 'unknown_error', path: '', reason }]
  }
}

/**
 * Where in the event a reader stands. A chain of keys: the dotted path is only spelled out when something is found,
 * which most events have nothing of.
 */
export class Place {
  readonly #findings: Findings
  readonly #parent: Place | undefined
  readonly #key: string | number

  constructor(findings: Findings, parent?: Place, key: string | number = '') {
    this.#findings = findings
    this.#parent = parent
    this.#key = key
  }

  /** The place of the value under `key`. */
  under(key: string | number): Place {
    return new Place(this.#findings, this, key)
  }

  /** Records that the value under `key` (or at this place, for `''`) was wrong, with what stood there. */
  problem(key: string | number, type: Problem['type'], reason: string, value?: unknown): void {
    this.#findings.addProblem(() => {
      const problem: Problem = { type, path: this.path(key), reason }
      if (value !== undefined) problem.value = excerptOf(value)
      return problem
    })
  }

  /** Records a problem of times: what the SDK said and what the server's clock says. */
  clockProblem(key: string, type: Problem['type'], data: JsonObject): void {
    this.#findings.addProblem(() => ({ type, path: this.path(key), data }))
  }

  /** Records that the value under `key` was cut; `originalLength` in characters or elements. */
  cut(key: string | number, originalLength: number, range?: [number, number]): void {
    this.remark(key, { rule: '!limit', kind: range ? 's' : 'x', ...(range && { range }), originalLength })
  }

  /** Records that the value under `key` was changed. */
  remark(key: string | number, remark: Omit<Remark, 'path'>): void {
    this.#findings.addRemark({ path: this.path(key), ...remark })
  }

  path(key: string | number = ''): string {
    const own = this.#parent ? this.#parent.path(this.#key) : String(this.#key)
    if (key === '') return own
    return own === '' ? String(key) : `${own}.${key}`
  }
}

const EXCERPT = { maxDepth: 5, maxBytes: 500 }

/** A wrong value as a problem shows it: itself, or, where it is large, the beginning of it or of its JSON text. */
function excerptOf(value: unknown): Json {
  if (fitsAsJson(value, EXCERPT)) return value
  const text = typeof value === 'string' ? value : (compactJson(value) ?? typeof value)
  return text.length > EXCERPT.maxBytes ? `${text.slice(0, EXCERPT.maxBytes)}…` : text
}
