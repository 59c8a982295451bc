import { Plus } from 'lucide-react'
import { IconButton } from '../../ui/button.tsx'
import styles from './reference-panel.module.css'
import type { RuleReference, RuleWord } from './rule-reference.ts'

/** What can be said in rules, beside the editor; examples come into it by a click. */
export function ReferencePanel({
  reference: { forms, matchers, effects, effectsTitle, examples },
  onInsert
}: {
  reference: RuleReference
  onInsert: (rule: string) => void
}) {
  return (
    <div className={styles.panel}>
      <section aria-label="Examples">
        <h4 className={styles.title}>Examples</h4>
        <ul>
          {examples.map(({ rule, does }) => (
            <li key={rule} className={styles.example}>
              <div className={styles.rule}>
                <code>{rule}</code>
                <span className={styles.does}>{does}</span>
              </div>
              <IconButton
                size="small"
                icon={Plus}
                label={`Insert ${rule}`}
                hint="Insert at the end"
                onClick={() => onInsert(rule)}
              />
            </li>
          ))}
        </ul>
      </section>
      <Words title="A line" words={forms} />
      <Words title="Matchers" words={matchers} />
      <Words title={effectsTitle} words={effects} />
    </div>
  )
}

function Words({ title, words }: { title: string; words: readonly RuleWord[] }) {
  return (
    <section aria-label={title}>
      <h4 className={styles.title}>{title}</h4>
      <dl>
        {words.map(({ word, means }) => (
          <div key={word} className={styles.word}>
            <dt>
              <code>{word}</code>
            </dt>
            <dd>
              <Marked text={means} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** A sentence with code between backticks. */
function Marked({ text }: { text: string }) {
  return text.split('`').map((part, index) =>
    index % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a sentence never change their order
      <code key={index}>{part}</code>
    ) : (
      part
    )
  )
}
