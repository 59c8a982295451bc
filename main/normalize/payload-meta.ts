import { Problem } from '../../shared/model/event.ts'
import { type Findings, Place } from './findings.ts'
import { readFreeForm, readFreeFormObject } from './free-form.ts'
import { TREE } from './limits.ts'
import { type Fields, isFields } from './readers.ts'

/** Deeper than any event is typed. */
const MAX_DEPTH = 64
const MAX_NODES = 10_000

const PROBLEM_TYPES = new Set<string>(Problem.shape.type.options)

/**
 * Takes over what the SDK, or a relay on the way, already found: `_meta` is a tree beside the event, in which the
 * key `""` of a node says what happened to the value of that path.
 */
export function readPayloadMeta(value: unknown, findings: Findings): void {
  if (isFields(value)) new MetaReader(findings).read(value, '', 0)
}

class MetaReader {
  readonly #findings: Findings
  /** For the values in here: what is too large of them is cut, and of that nobody needs to hear. */
  readonly #nowhere = new Place({ addProblem() {}, addRemark() {} })
  #nodesLeft = MAX_NODES

  constructor(findings: Findings) {
    this.#findings = findings
  }

  read(node: Fields, path: string, depth: number): void {
    if (depth > MAX_DEPTH || this.#nodesLeft <= 0) return
    this.#nodesLeft -= 1
    for (const key in node) {
      const child = node[key]
      if (!isFields(child)) continue
      if (key === '') this.#readEntry(child, path)
      else this.read(child, path === '' ? key : `${path}.${key}`, depth + 1)
    }
  }

  #readEntry(entry: Fields, path: string): void {
    if (Array.isArray(entry.err)) {
      for (const error of entry.err) this.#addProblem(error, entry.val, path)
    }
    const length = typeof entry.len === 'number' && Number.isFinite(entry.len) ? entry.len : undefined
    const remarks = Array.isArray(entry.rem) ? entry.rem : []
    for (const remark of remarks) this.#addRemark(remark, length, path)
    if (length !== undefined && remarks.length === 0) {
      this.#findings.addRemark({ path, rule: '!limit', kind: 'x', originalLength: length })
    }
  }

  /** `"kind"` or `["kind", {data}]`. */
  #addProblem(error: unknown, value: unknown, path: string): void {
    const [kind, data] = Array.isArray(error) ? error : [error]
    if (typeof kind !== 'string') return
    this.#findings.addProblem(() => {
      const problem: Problem = { type: isProblemType(kind) ? kind : 'unknown_error', path }
      if (problem.type === 'unknown_error') problem.reason = kind
      else if (isFields(data) && typeof data.reason === 'string') problem.reason = data.reason
      const original = readFreeForm(value, this.#nowhere, '', TREE.processingError)
      if (original !== undefined) problem.value = original
      const details = isFields(data) && readFreeFormObject(data, this.#nowhere, '', TREE.processingError)
      if (details) problem.data = details
      return problem
    })
  }

  /** `[rule, kind, start, end]`, the last two optional. */
  #addRemark(remark: unknown, length: number | undefined, path: string): void {
    const [rule, kind, start, end] = Array.isArray(remark) ? remark : []
    if (typeof rule !== 'string' || typeof kind !== 'string') return
    this.#findings.addRemark({
      path,
      rule,
      kind,
      ...(Number.isFinite(start) && Number.isFinite(end) ? { range: [start, end] } : {}),
      ...(length === undefined ? {} : { originalLength: length })
    })
  }
}

function isProblemType(kind: string): kind is Problem['type'] {
  return PROBLEM_TYPES.has(kind)
}
