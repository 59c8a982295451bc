import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Check } from 'lucide-react'
import { RadioGroup } from 'radix-ui'
import { type Project, ProjectColor } from '../../../shared/model/project.ts'
import { defaultColor } from '../../../shared/model/project-color.ts'
import { client } from '../../api/connection.ts'
import { keys } from '../../api/keys.ts'
import { projectSettingsQuery } from '../../api/rule-queries.ts'
import { Button } from '../../ui/button.tsx'
import { toast } from '../../ui/toast.tsx'
import styles from './project-color.module.css'

/** The colour that stands before a project's name, to be chosen from a few. */
export function ProjectColorChoice({ project: { id, color } }: { project: Pick<Project, 'id' | 'color'> }) {
  const queries = useQueryClient()
  const query = projectSettingsQuery(id)
  const isChosen = useQuery({ ...query, select: (settings) => settings.color !== null }).data ?? false
  const change = useMutation({
    mutationFn: (next: ProjectColor | null) => client.projects.configure({ id, settings: { color: next } }),
    onSuccess: (saved) => {
      queries.setQueryData(query.queryKey, saved)
      void queries.invalidateQueries({ queryKey: keys.projects })
      return queries.invalidateQueries({ queryKey: keys.projectDetail(id) })
    },
    onError: (error) => toast({ text: `The colour was not changed: ${error.message}`, tone: 'error' })
  })
  // what was chosen counts at once
  const shown = change.isPending ? (change.variables ?? defaultColor(id)) : color
  return (
    <div className={styles.line}>
      <RadioGroup.Root
        className={styles.colors}
        orientation="horizontal"
        aria-label="Colour of the project"
        value={shown}
        onValueChange={(value) => change.mutate(ProjectColor.parse(value))}
      >
        {ProjectColor.options.map((option) => (
          <RadioGroup.Item
            key={option}
            value={option}
            className={styles.color}
            style={{ backgroundColor: `var(--project-${option})` }}
            aria-label={option}
            title={option}
          >
            {option === shown && <Check size={12} strokeWidth={3} aria-hidden />}
          </RadioGroup.Item>
        ))}
      </RadioGroup.Root>
      <Button
        size="small"
        variant="quiet"
        disabled={!isChosen}
        title={isChosen ? 'The one that its id gives it' : 'It has its default colour'}
        onClick={() => change.mutate(null)}
      >
        Default
      </Button>
    </div>
  )
}
