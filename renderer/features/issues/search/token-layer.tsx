import { memo } from 'react'
import { type SearchToken, tokensAt } from '../../../../shared/search/tokens.ts'
import { classNames } from '../../../ui/class-names.ts'
import styles from './search-field.module.css'

/** A search as it looks: letter by letter the same as in the field over it, with chips and colours. */
export const TokenLayer = memo(function TokenLayer({
  text,
  quietAt
}: {
  text: string
  /** Mistakes at this place are not shown: one is typing there. */
  quietAt: number | undefined
}) {
  return tokensAt(text).map((token) => (
    <Token key={token.start} token={token} text={text} isQuiet={isAt(token, quietAt)} />
  ))
})

function isAt({ start, end }: SearchToken, place: number | undefined): boolean {
  return place !== undefined && start <= place && place <= end
}

function Token({ token, text, isQuiet }: { token: SearchToken; text: string; isQuiet: boolean }) {
  const raw = (from: number, to: number) => text.slice(from, to)
  const isWrong = token.problem !== undefined && !isQuiet
  if (token.type === 'space') return raw(token.start, token.end)
  if (token.type !== 'filter') {
    return (
      <span className={classNames(styles[token.type], isWrong && styles.wrong)}>
        {raw(token.start, token.end)}
      </span>
    )
  }
  const { negation, key, operator, value } = token.parts
  return (
    <span
      className={classNames(
        styles.chip,
        isWrong && styles.wrong,
        negation.end > negation.start && styles.negated
      )}
      data-chip={`${token.start} ${token.end}`}
    >
      <span className={styles.negation}>{raw(negation.start, negation.end)}</span>
      <span className={styles.key}>{raw(key.start, key.end)}</span>
      <span className={styles.sign}>{raw(operator.start, operator.end)}</span>
      <span className={styles.value}>{raw(value.start, value.end)}</span>
      {raw(value.end, token.end)}
    </span>
  )
}
