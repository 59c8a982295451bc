import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { byGroup } from '../../../ui/command.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { useEventContext } from '../event-context.ts'
import { setProjectView } from '../project-view.ts'
import { type HighlightKey, highlightChoices, highlightLabel, presetHighlights } from './highlights.ts'
import styles from './highlights-editor.module.css'

/** An event may carry thousands of tags; the others are found by what is typed. */
const mostInGroup = 60

/** Chooses the highlights of a project, from what the event at hand says. */
export function HighlightsEditor({
  chosen,
  onClose
}: {
  chosen: readonly HighlightKey[]
  onClose: () => void
}) {
  const { detail } = useEventContext()
  const [search, setSearch] = useState('')
  const wanted = search.trim().toLowerCase()
  const choices = highlightChoices(detail)
  const found = choices.filter(({ key, value }) => `${key} ${value}`.toLowerCase().includes(wanted))
  // what was chosen and this event lacks can be taken away all the same
  const absent = chosen.filter((key) => !choices.some((each) => each.key === key))
  const isChosen = new Set(chosen)

  function toggle(key: HighlightKey, isOn: boolean) {
    const highlights = isOn ? [...chosen, key] : chosen.filter((each) => each !== key)
    setProjectView(detail.projectId, { highlights })
  }

  const row = (key: HighlightKey, value: string) => (
    <li key={key}>
      <label className={styles.choice}>
        <input
          type="checkbox"
          checked={isChosen.has(key)}
          onChange={(change) => toggle(key, change.target.checked)}
        />
        <span className={styles.key}>{highlightLabel(key)}</span>
        <span className={styles.value} title={value}>
          {value}
        </span>
      </label>
    </li>
  )

  return (
    <Dialog title="Highlights of this project" open onClose={onClose}>
      <div className={styles.bar}>
        <input
          className={styles.search}
          type="text"
          aria-label="Search tags and contexts"
          placeholder="Search tags and contexts"
          value={search}
          onChange={(change) => setSearch(change.target.value)}
        />
        <Button
          size="small"
          onClick={() => setProjectView(detail.projectId, { highlights: presetHighlights(detail.event) })}
        >
          Use those of the platform
        </Button>
      </div>
      <div className={styles.choices}>
        {byGroup(found, ({ group }) => group).map(([group, members]) => (
          <section key={group} aria-label={group}>
            <h3 className={styles.group}>{group}</h3>
            <ul>{members.slice(0, mostInGroup).map(({ key, value }) => row(key, value))}</ul>
            {members.length > mostInGroup && (
              <p className={styles.rest}>{members.length - mostInGroup} more: type to find them.</p>
            )}
          </section>
        ))}
        {absent.length > 0 && wanted === '' && (
          <section aria-label="Not in this event">
            <h3 className={styles.group}>Not in this event</h3>
            <ul>{absent.map((key) => row(key, '--'))}</ul>
          </section>
        )}
        {found.length === 0 && wanted !== '' && <p className={styles.rest}>Nothing says “{search}”.</p>}
      </div>
    </Dialog>
  )
}
