import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Bookmark, Pencil, Pin, PinOff, Trash2 } from 'lucide-react'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { SavedSearch } from '../../../shared/contract/searches.ts'
import { client } from '../../api/connection.ts'
import type { IssueFilters } from '../../api/issue-lists.ts'
import { keys } from '../../api/keys.ts'
import { searchesQuery } from '../../api/search-queries.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { classNames } from '../../ui/class-names.ts'
import { useCommand } from '../../ui/command.ts'
import { ErrorPanel } from '../../ui/error-panel.tsx'
import { Popover } from '../../ui/popover.tsx'
import { toast } from '../../ui/toast.tsx'
import { issueCommands } from './commands.ts'
import styles from './saved-searches.module.css'

type Draft = Omit<SavedSearch, 'id'> & { readonly id?: string | undefined }

/** Saves and deletes searches; what cannot be done is told. */
function useSaving() {
  const queries = useQueryClient()
  const onSuccess = () => queries.invalidateQueries({ queryKey: keys.searches })
  const onError = (error: Error) =>
    toast({ text: `The search could not be saved: ${error.message}`, tone: 'error' })
  const save = useMutation({
    mutationFn: ({ id, ...search }: Draft) =>
      client.searches.save(id === undefined ? search : { ...search, id }),
    onSuccess,
    onError
  })
  const remove = useMutation({
    mutationFn: ({ id }: SavedSearch) => client.searches.delete({ id }),
    onSuccess(_, { id: _id, ...search }) {
      toast({
        text: `Deleted the search ${search.name}.`,
        action: { label: 'Undo', run: () => save.mutate(search) }
      })
      return onSuccess()
    },
    onError
  })
  return { save: save.mutate, remove: remove.mutate }
}

/** Searches that have a name: to come back to, and to pin to the rail. */
export function SavedSearches({
  filters,
  onShow
}: {
  filters: IssueFilters
  onShow: (search: SavedSearch) => void
}) {
  const [isOpen, setOpen] = useState(false)
  const saved = useQuery(searchesQuery)
  const { save, remove } = useSaving()
  const rows = saved.data?.rows ?? []
  const current = rows.find(({ query, sort }) => query === filters.query && sort === filters.sort)
  useCommand(issueCommands.save, () => setOpen(true))

  return (
    <Popover
      label="Saved searches"
      align="end"
      open={isOpen}
      onOpenChange={setOpen}
      trigger={
        <Button
          icon={Bookmark}
          aria-label={current === undefined ? 'Saved searches' : `Saved search: ${current.name}`}
          data-chosen={current !== undefined || undefined}
        >
          <span className={styles.button}>{current?.name ?? 'Saved'}</span>
        </Button>
      }
    >
      <div className={styles.panel}>
        {current === undefined && (
          <SaveForm
            onSave={(name) => save({ name, query: filters.query, sort: filters.sort, pinned: false })}
            query={filters.query}
          />
        )}
        {saved.isError && <ErrorPanel what="The saved searches cannot be read." error={saved.error} />}
        <ul className={styles.list}>
          {rows.map((search) => (
            <Row
              key={search.id}
              search={search}
              isCurrent={search === current}
              onShow={() => {
                setOpen(false)
                onShow(search)
              }}
              onSave={(change) => save({ ...search, ...change })}
              onDelete={() => remove(search)}
            />
          ))}
        </ul>
        {rows.length === 0 && saved.isSuccess && (
          <p className={styles.note}>Give this search a name, and it is kept here.</p>
        )}
      </div>
    </Popover>
  )
}

/** Names what is searched for now. */
function SaveForm({ query, onSave }: { query: string; onSave: (name: string) => void }) {
  const [name, setName] = useState('')
  function submit(event: FormEvent) {
    event.preventDefault()
    if (name.trim() === '') return
    onSave(name.trim())
    setName('')
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <code className={styles.query}>{query === '' ? 'all issues' : query}</code>
      <div className={styles.line}>
        <NameField value={name} placeholder="Name of this search" onChange={setName} />
        <Button variant="primary" type="submit" disabled={name.trim() === ''}>
          Save
        </Button>
      </div>
    </form>
  )
}

function NameField({
  value,
  placeholder,
  onChange
}: {
  value: string
  placeholder: string
  onChange: (value: string) => void
}) {
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.select(), [])
  return (
    <input
      ref={field}
      className={styles.name}
      type="text"
      aria-label={placeholder}
      placeholder={placeholder}
      maxLength={80}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  )
}

function Row({
  search: { name, query, pinned },
  isCurrent,
  onShow,
  onSave,
  onDelete
}: {
  search: SavedSearch
  isCurrent: boolean
  onShow: () => void
  onSave: (change: Partial<SavedSearch>) => void
  onDelete: () => void
}) {
  const [draft, setDraft] = useState<string | null>(null)
  if (draft !== null) {
    return (
      <li className={styles.row}>
        <form
          className={styles.line}
          onSubmit={(event) => {
            event.preventDefault()
            if (draft.trim() !== '') onSave({ name: draft.trim() })
            setDraft(null)
          }}
        >
          <NameField value={draft} placeholder={`New name of ${name}`} onChange={setDraft} />
          <Button type="submit">Rename</Button>
        </form>
      </li>
    )
  }
  return (
    <li className={classNames(styles.row, isCurrent && styles.current)}>
      <button type="button" className={styles.show} onClick={onShow}>
        <span className={styles.label}>{name}</span>
        <code className={styles.query}>{query === '' ? 'all issues' : query}</code>
      </button>
      <span className={styles.tools}>
        <IconButton
          size="small"
          icon={pinned ? PinOff : Pin}
          label={pinned ? `Unpin ${name} from the rail` : `Pin ${name} to the rail`}
          aria-pressed={pinned}
          onClick={() => onSave({ pinned: !pinned })}
        />
        <IconButton size="small" icon={Pencil} label={`Rename ${name}`} onClick={() => setDraft(name)} />
        <IconButton size="small" icon={Trash2} label={`Delete ${name}`} onClick={onDelete} />
      </span>
    </li>
  )
}
