import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Command as Palette } from 'cmdk'
import { useDeferredValue, useState } from 'react'
import { parseSearch } from '../../shared/search/parse.ts'
import { issuesFoundQuery } from '../api/issue-lists.ts'
import { availableCommands, byGroup } from '../ui/command.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { LevelMark } from '../ui/level-mark.tsx'
import { matchWords } from '../ui/match-words.ts'
import styles from './command-palette.module.css'

const mostIssues = 6
const own = 'app.palette'

/** What can be done now and where one can go, found by typing. */
export function CommandPalette({ onClose }: { onClose: () => void }) {
  const [text, setText] = useState('')
  // What can be done is settled as the palette opens: it must not change under the reader.
  const [commands] = useState(() => availableCommands().filter(({ command }) => command.id !== own))

  function choose(run: () => void) {
    onClose()
    // After the dialog has given the focus back.
    requestAnimationFrame(run)
  }

  return (
    <Dialog title="Commands" open bare onClose={onClose}>
      <Palette className={styles.palette} label="Commands" filter={matchWords} loop>
        <Palette.Input
          className={styles.input}
          placeholder="Do something, or find an issue"
          value={text}
          onValueChange={setText}
        />
        <Palette.List className={styles.list}>
          <Palette.Empty className={styles.empty}>Nothing is called that.</Palette.Empty>
          {byGroup(commands, ({ command }) => command.group).map(([group, members]) => (
            <Palette.Group key={group} heading={group} className={styles.group}>
              {members.map(({ command, run }) => (
                <Palette.Item
                  key={command.id}
                  className={styles.item}
                  value={`${command.group} ${command.label}`}
                  onSelect={() => choose(run)}
                >
                  <span className={styles.label}>{command.label}</span>
                  {command.keys[0] !== undefined && <Kbd keys={command.keys[0]} />}
                </Palette.Item>
              ))}
            </Palette.Group>
          ))}
          {text.trim().length > 1 && <Issues text={text.trim()} onChoose={choose} />}
        </Palette.List>
      </Palette>
    </Dialog>
  )
}

function Issues({ text, onChoose }: { text: string; onChoose: (run: () => void) => void }) {
  const navigate = useNavigate()
  const query = useDeferredValue(text)
  const isValid = parseSearch(query).problems.length === 0
  const found = useQuery({
    ...issuesFoundQuery(
      { query, sort: 'lastSeen', projectIds: [], environments: [], time: undefined },
      mostIssues
    ),
    enabled: isValid
  })
  const rows = (isValid && found.data?.rows) || []
  if (rows.length === 0) return null
  return (
    <Palette.Group heading="Issues" forceMount className={styles.group}>
      {rows.map((issue) => (
        <Palette.Item
          key={issue.id}
          forceMount
          className={styles.item}
          value={`issue ${issue.id}`}
          onSelect={() =>
            onChoose(
              () =>
                void navigate({
                  to: '/issues/$issueId',
                  params: { issueId: issue.id },
                  search: (search) => search
                })
            )
          }
        >
          <LevelMark level={issue.level} />
          <span className={styles.label}>{issue.title}</span>
          <span className={styles.note}>{issue.shortId}</span>
        </Palette.Item>
      ))}
    </Palette.Group>
  )
}
