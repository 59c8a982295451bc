import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Check, Pencil, X } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { Project } from '../../../shared/model/project.ts'
import { client } from '../../api/connection.ts'
import { keys } from '../../api/keys.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { toast } from '../../ui/toast.tsx'
import styles from './project-name.module.css'

const mostCharacters = 80

/** A project's name, and how to change it in its place. The name itself is what is passed. */
export function ProjectName({
  project,
  children
}: {
  project: Pick<Project, 'id' | 'name'>
  children: ReactNode
}) {
  const [isEditing, setEditing] = useState(false)
  if (isEditing) return <NameForm project={project} onDone={() => setEditing(false)} />
  return (
    <div className={styles.line}>
      {children}
      <IconButton
        size="small"
        icon={Pencil}
        label={`Rename ${project.name}`}
        onClick={() => setEditing(true)}
      />
    </div>
  )
}

function NameForm({ project, onDone }: { project: Pick<Project, 'id' | 'name'>; onDone: () => void }) {
  const queries = useQueryClient()
  const [name, setName] = useState(project.name)
  const rename = useMutation({
    mutationFn: (next: string) => client.projects.rename({ id: project.id, name: next }),
    onSuccess: onDone,
    onError: (error) =>
      toast({
        text: `The project was not renamed: ${error.message}`,
        tone: 'error'
      }),
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: keys.projects }),
        queries.invalidateQueries({ queryKey: keys.projectDetail(project.id) })
      ])
  })
  const isValid = name.trim() !== ''
  return (
    <form
      className={styles.line}
      onSubmit={(event) => {
        event.preventDefault()
        if (isValid) rename.mutate(name.trim())
      }}
    >
      <input
        // biome-ignore lint/a11y/noAutofocus: the field stands where its button was pressed
        autoFocus
        className={styles.input}
        aria-label="Name of the project"
        maxLength={mostCharacters}
        value={name}
        onChange={(event) => setName(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && onDone()}
      />
      <Button
        size="small"
        type="submit"
        icon={Check}
        disabled={!isValid || rename.isPending}
        title={isValid ? undefined : 'A project needs a name'}
      >
        Rename
      </Button>
      <IconButton size="small" icon={X} label="Keep the name" onClick={onDone} />
    </form>
  )
}
