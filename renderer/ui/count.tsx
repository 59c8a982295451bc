import { formatCount, formatPlural } from './format/number.ts'

/** A count that is abbreviated, with its full value on hover. */
export function Count({ value, noun }: { value: number; noun: string }) {
  return <span title={formatPlural(value, noun)}>{formatCount(value)}</span>
}
