import { Tabs } from 'radix-ui'
import { useState } from 'react'
import { CopyButton } from '../../ui/copy-button.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import styles from './guide.module.css'
import type { Snippet } from './snippets/snippet.ts'
import { codeFor, findSnippets, snippets } from './snippets.ts'

/** Choose an SDK, see what to paste where, copy it. */
export function Guide({ dsn }: { dsn: string }) {
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState(snippets[0]?.id ?? '')
  const found = findSnippets(text)
  // what was searched for is shown; what was chosen stays in view otherwise
  const shown = found.find(({ id }) => id === chosen) ?? found[0]
  return (
    <Tabs.Root
      className={styles.guide}
      orientation="vertical"
      value={shown?.id ?? ''}
      onValueChange={setChosen}
    >
      <div className={styles.side}>
        <div className={styles.search}>
          <SearchField label="Search SDKs" value={text} onChange={setText} />
        </div>
        <Tabs.List className={styles.list} aria-label="SDK">
          {found.map(({ id, label }) => (
            <Tabs.Trigger key={id} value={id} className={styles.sdk}>
              {label}
            </Tabs.Trigger>
          ))}
          {found.length === 0 && <p className={styles.none}>No SDK is called “{text}”.</p>}
        </Tabs.List>
      </div>
      {shown !== undefined && <Steps snippet={shown} dsn={dsn} />}
    </Tabs.Root>
  )
}

function Steps({ snippet, dsn }: { snippet: Snippet; dsn: string }) {
  const code = codeFor(snippet, dsn)
  return (
    <Tabs.Content value={snippet.id} className={styles.snippet} tabIndex={-1}>
      <p className={styles.steps}>{snippet.steps}</p>
      <div className={styles.code}>
        <pre>{code}</pre>
        <div className={styles.copy}>
          <CopyButton text={code} label="Copy the snippet" />
        </div>
      </div>
      {snippet.note !== undefined && <p className={styles.note}>{snippet.note}</p>}
    </Tabs.Content>
  )
}
