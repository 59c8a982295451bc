import { useEffect, useState } from 'react'
import type { FileContent } from '../../../shared/contract/imports.ts'
import type { Project } from '../../../shared/model/project.ts'
import { client } from '../../api/connection.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { formatBytes, formatPlural } from '../../ui/format/number.ts'
import { Select } from '../../ui/menu.tsx'
import { toast } from '../../ui/toast.tsx'
import { forgetFiles, useWaitingFiles, type WaitingFile } from './file-import.ts'
import styles from './import-dialog.module.css'

/** Shows what is in files that were dropped or opened, and asks where they shall go. */
export function ImportDialog() {
  const files = useWaitingFiles((state) => state.files)
  return (
    <Dialog
      title={files.length === 1 ? `Import ${files[0]?.file.name}` : `Import ${files.length} files`}
      open={files.length > 0}
      onClose={forgetFiles}
    >
      {files.length > 0 && <Asking files={files} />}
    </Dialog>
  )
}

function Asking({ files }: { files: readonly WaitingFile[] }) {
  const [projects, setProjects] = useState<readonly Project[]>([])
  const [chosen, setChosen] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  useEffect(() => {
    client.projects.list({}).then(
      ({ rows }) => setProjects(rows),
      () => undefined
    )
  }, [])
  const good = files.filter(({ content }) => content !== undefined)
  const named = good.find(({ content }) => content?.projectId != null)?.content?.projectId
  const projectId = chosen ?? named ?? projects[0]?.id ?? '1'

  async function take() {
    setBusy(true)
    try {
      const issues = await importAll(good, projectId)
      toast({ text: `${formatPlural(good.length, 'file')} imported.` })
      window.location.hash = issues[0] === undefined ? '#/envelopes' : `#/issues/${issues[0]}`
      forgetFiles()
    } catch (error) {
      toast({ text: error instanceof Error ? error.message : String(error), tone: 'error' })
      setBusy(false)
    }
  }

  return (
    <div className={styles.body}>
      <ul className={styles.files} aria-label="Files">
        {files.map((each, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two files may have one name, and none moves
          <FileRow key={index} waiting={each} />
        ))}
      </ul>
      <div className={styles.foot}>
        <ProjectChoice projects={projects} value={projectId} onChange={setChosen} />
        <span className={styles.buttons}>
          <Button onClick={forgetFiles}>Cancel</Button>
          <Button
            variant="primary"
            disabled={good.length === 0 || isBusy}
            title={good.length === 0 ? 'Nothing can be taken from these files' : undefined}
            onClick={() => void take()}
          >
            Import
          </Button>
        </span>
      </div>
    </div>
  )
}

/** Gives the issues that got something. */
async function importAll(files: readonly WaitingFile[], projectId: string): Promise<string[]> {
  const issues: string[] = []
  for (const { file } of files) issues.push(...(await client.imports.add({ ...file, projectId })).issueIds)
  return issues
}

function FileRow({ waiting: { file, content, problem } }: { waiting: WaitingFile }) {
  return (
    <li className={styles.file}>
      <span className={styles.name}>{file.name}</span>
      {problem !== undefined && (
        <span className={styles.problem} role="alert">
          {problem}
        </span>
      )}
      {content !== undefined && <Content content={content} />}
    </li>
  )
}

const shownItems = 5

function Content({ content: { kind, items, count } }: { content: FileContent }) {
  return (
    <>
      <span className={styles.kind}>
        {kind === 'envelope'
          ? `An envelope with ${formatPlural(count, 'item')}`
          : formatPlural(count, 'event')}
      </span>
      <ul className={styles.items}>
        {items.slice(0, shownItems).map(({ type, title, bytes }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: items have no name, and none moves
          <li key={index} className={styles.item}>
            <code>{type}</code>
            <span className={styles.title}>{title}</span>
            <span className={styles.bytes}>{formatBytes(bytes)}</span>
          </li>
        ))}
      </ul>
      {count > shownItems && <span className={styles.kind}>and {count - shownItems} more</span>}
    </>
  )
}

function ProjectChoice({
  projects,
  value,
  onChange
}: {
  projects: readonly Project[]
  value: string
  onChange: (id: string) => void
}) {
  const choices = projects.map(({ id, name }) => ({ value: id, label: name, note: id }))
  // a project that the file names and that is not there yet is made
  const all = choices.some((choice) => choice.value === value)
    ? choices
    : [...choices, { value, label: `Project ${value}`, note: 'new' }]
  const label = all.find((choice) => choice.value === value)?.label ?? value
  return (
    <Select label="Project" value={value} choices={all} onChange={onChange}>
      <Button aria-label={`Project: ${label}`}>Into {label}</Button>
    </Select>
  )
}
