import { readSize } from '../../shared/search/quantities.ts'
import type { PatternValue, TextValue } from '../../shared/search/syntax-tree.ts'
import { decodeText } from '../../shared/search/text-values.ts'
import { isObject } from './payload.ts'
import { meaningOfScalar } from './search-meaning.ts'

/** What one of Sentry's syntax trees means, in the terms of `meaningOf`. Throws for a token that it does not know. */
export function meaningOfGolden(golden: Record<string, unknown>): unknown {
  const { result } = golden
  if (golden.raisesError === true || !Array.isArray(result) || hasInvalid(result)) return 'refused'
  if (hasDangling(result.filter(isObject))) return 'refused'
  return meaningOfTokens(result) ?? 'anything'
}

function hasInvalid(token: unknown): boolean {
  if (Array.isArray(token)) return token.some(hasInvalid)
  if (!isObject(token)) return false
  return isObject(token.invalid) || Object.values(token).some(hasInvalid)
}

/** AND or OR without a term on both sides: the tree of Sentry's front end does not mark it, its back end refuses it. */
function hasDangling(tokens: readonly Record<string, unknown>[]): boolean {
  const terms = tokens.filter((token) => token.type !== 'spaces')
  return terms.some((token, index) => {
    if (token.type === 'logicGroup') return hasDangling(listIn(token.inner).filter(isObject))
    const neighbours = [terms[index - 1], terms[index + 1]]
    return (
      token.type === 'logicBoolean' &&
      neighbours.some((one) => one === undefined || one.type === 'logicBoolean')
    )
  })
}

/** Terms in a row, with logical tokens between them. Undefined: they ask for nothing. */
function meaningOfTokens(tokens: readonly unknown[]): unknown {
  const alternatives: unknown[][] = [[]]
  for (const token of tokens.filter(isObject)) {
    if (token.type === 'logicBoolean') {
      if (token.value === 'OR') alternatives.push([])
      continue
    }
    const term = meaningOfToken(token)
    if (term !== undefined) alternatives.at(-1)?.push(term)
  }
  const terms = alternatives.filter((one) => one.length > 0).map((one) => joined('and', one))
  return terms.length === 0 ? undefined : joined('or', terms)
}

function joined(type: 'and' | 'or', terms: readonly unknown[]): unknown {
  const flat = terms.flatMap((term): unknown[] => {
    const inner = isObject(term) ? term[type] : undefined
    return Array.isArray(inner) ? inner : [term]
  })
  return flat.length === 1 ? flat[0] : { [type]: flat }
}

/** Sentry's older words for it. */
const IS_ALIASES = new Set(['ignored', 'muted'])

function meaningOfToken(token: Record<string, unknown>): unknown {
  if (token.type === 'spaces') return undefined
  if (token.type === 'logicGroup') return meaningOfTokens(listIn(token.inner))
  if (token.type === 'freeText') return meaningOfText(String(token.value), token.quoted === true)
  if (token.type !== 'filter') throw new Error(`a token of unknown type ${token.type}`)
  if (token.filter === 'is' && isObject(token.value) && IS_ALIASES.has(String(token.value.value))) {
    return meaningOfToken({ ...token, value: { ...token.value, value: 'archived' } })
  }
  const sign = String(token.operator ?? '')
  return {
    key: keyOf(token.key),
    negated: (token.negated === true) !== (sign === '!='),
    operator: sign === '' || sign === '!=' ? '=' : sign.replaceAll('\uf00d', '').toLowerCase(),
    value: meaningOfValue(token.value)
  }
}

/** Without quotes, spaces around it only part it from the next term. */
function meaningOfText(raw: string, quoted: boolean): unknown {
  const text = quoted ? raw : raw.trim()
  return text === '' ? undefined : { text: meaningOfScalar(decodeText(text, quoted)) }
}

const EXPLICIT_KEYS: ReadonlySet<string> = new Set([
  'keyExplicitTag',
  'keyExplicitStringTag',
  'keyExplicitFlag',
  'keyExplicitStringFlag'
])

function keyOf(key: unknown): string {
  if (!isObject(key)) throw new Error('a key of unknown shape')
  if (key.type === 'keySimple') return String(key.value)
  if (key.type === 'keyExplicitNumberTag') return `${key.prefix}[${keyOf(key.key)},number]`
  if (EXPLICIT_KEYS.has(String(key.type))) return `${key.prefix}[${keyOf(key.key)}]`
  if (key.type !== 'keyAggregate') throw new Error(`a key of unknown type ${key.type}`)
  const args = isObject(key.args) ? listIn(key.args.args) : []
  const values = args.map((arg) => (isObject(arg) && isObject(arg.value) ? String(arg.value.value) : ''))
  return `${keyOf(key.name)}(${values.join(',')})`
}

const UNITS_MS: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1e3,
  m: 6e4,
  min: 6e4,
  h: 36e5,
  hr: 36e5,
  d: 864e5,
  day: 864e5,
  w: 6048e5,
  wk: 6048e5
}

function meaningOfValue(value: unknown): unknown {
  if (!isObject(value)) throw new Error('a value of unknown shape')
  const unit = UNITS_MS[String(value.unit)] ?? Number.NaN
  switch (value.type) {
    case 'keySimple':
      return `text ${value.value}`
    case 'keyExplicitTag':
    case 'keyExplicitStringTag':
    case 'keyExplicitNumberTag':
    case 'keyExplicitFlag':
      return `text ${keyOf(value)}`
    case 'valueText':
      return meaningOfScalar(textOf(value))
    case 'valueNumber':
      return `quantity ${value.rawValue}`
    case 'valueDuration':
      return `quantity ${Number(value.value) * unit}`
    case 'valueSize':
      return `quantity ${readSize(`${value.value}${value.unit}`)}`
    case 'valuePercentage':
      return `${Number(value.value)}%`
    case 'valueBoolean':
      return String(value.value)
    case 'valueIso8601Date':
      return `date ${value.value}`
    case 'valueRelativeDate':
      return `${value.sign === '-' ? 'newer' : 'older'} than ${Number(value.value) * unit} ms`
    case 'valueTextList':
    case 'valueNumberList':
      return { oneOf: listIn(value.items).map((item) => meaningOfValue(isObject(item) ? item.value : item)) }
    default:
      throw new Error(`a value of unknown type ${value.type}`)
  }
}

function textOf(value: Record<string, unknown>): TextValue | PatternValue {
  return decodeText(String(value.value), value.quoted === true)
}

function listIn(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}
