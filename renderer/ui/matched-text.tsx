import { createContext, useContext } from 'react'
import { matchParts } from './format/text-parts.ts'
import styles from './matched-text.module.css'

const SearchContext = createContext('')

/** Around what is searched through: texts within mark what was searched for. */
export const SearchProvider = SearchContext.Provider

export function useSearchText(): string {
  return useContext(SearchContext)
}

/** A text in which what was searched for is marked. */
export function MatchedText({ text }: { text: string }) {
  const search = useSearchText()
  if (search === '') return text
  return matchParts(text, search).map((part, index) =>
    part.isMatch === true ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text never change their order
      <mark key={index} className={styles.match}>
        {part.text}
      </mark>
    ) : (
      part.text
    )
  )
}
