import { useQuery } from '@tanstack/react-query'
import { Level } from '../../../../shared/model/event.ts'
import { projectsQuery } from '../../../api/queries.ts'
import { Button } from '../../../ui/button.tsx'
import { CheckMenu } from '../../../ui/check-menu.tsx'
import { formatPlural } from '../../../ui/format/number.ts'
import { ProjectMark } from '../../../ui/project-mark.tsx'
import { ChoiceButton } from '../controls/choice-button.tsx'
import { Toggle } from '../controls/toggle.tsx'
import type { SettingGroup } from '../setting.ts'
import { useNotificationSettings } from '../use-settings.ts'
import { DoNotDisturb } from './do-not-disturb.tsx'

const OFF = 'Notifications are off'

function Enabled() {
  const { values, set } = useNotificationSettings()
  if (!values) return null
  return <Toggle label="Notify" value={values.enabled} onChange={(enabled) => set({ enabled })} />
}

function KindSetting({ kind, label }: { kind: 'new' | 'regressed' | 'escalating'; label: string }) {
  const { values, set } = useNotificationSettings()
  if (!values) return null
  return (
    <Toggle
      label={label}
      value={values.kinds[kind]}
      disabled={values.enabled ? undefined : OFF}
      onChange={(isOn) => set({ kinds: { ...values.kinds, [kind]: isOn } })}
    />
  )
}

const levels = [...Level.options]
  .reverse()
  .map((value) => ({ value, label: value === 'fatal' ? 'Fatal only' : `${value} and worse` }))

function MinLevel() {
  const { values, set } = useNotificationSettings()
  if (!values) return null
  return (
    <ChoiceButton
      label="Level"
      value={values.minLevel}
      choices={levels}
      disabled={values.enabled ? undefined : OFF}
      onChange={(minLevel) => set({ minLevel })}
    />
  )
}

function Projects() {
  const { values, set } = useNotificationSettings()
  const projects = useQuery(projectsQuery).data?.rows ?? []
  if (!values) return null
  const muted = new Set(values.mutedProjects)
  const items = projects.map(({ id, name }) => ({
    id,
    label: name,
    mark: <ProjectMark id={id} />,
    isChecked: !muted.has(id)
  }))
  const silent = items.filter(({ isChecked }) => !isChecked).length
  return (
    <CheckMenu
      label="Projects that are told of"
      groups={[{ items }]}
      onChange={(id, isChecked) => {
        const others = values.mutedProjects.filter((each) => each !== id)
        set({ mutedProjects: isChecked ? others : [...others, id] })
      }}
    >
      <Button disabled={!values.enabled} title={values.enabled ? undefined : OFF}>
        {silent === 0 ? 'All projects' : `All but ${formatPlural(silent, 'project')}`}
      </Button>
    </CheckMenu>
  )
}

function WhileFocused() {
  const { values, set } = useNotificationSettings()
  if (!values) return null
  return (
    <Toggle
      label="Also while Culprit is in front"
      value={values.whileFocused}
      disabled={values.enabled ? undefined : OFF}
      onChange={(whileFocused) => set({ whileFocused })}
    />
  )
}

export const notificationsGroup: SettingGroup = {
  id: 'notifications',
  title: 'Notifications',
  isDesktop: true,
  settings: [
    {
      name: 'Notify',
      note: 'One at a time: what happens within ten seconds is told together.',
      words: 'mute silent off',
      Control: Enabled
    },
    {
      name: 'New issues',
      note: 'An error that was never seen before.',
      Control: () => <KindSetting kind="new" label="New issues" />
    },
    {
      name: 'Regressions',
      note: 'An error that was resolved and is back.',
      Control: () => <KindSetting kind="regressed" label="Regressions" />
    },
    {
      name: 'Escalations',
      note: 'An archived issue that happens far more often than it did.',
      Control: () => <KindSetting kind="escalating" label="Escalations" />
    },
    { name: 'Level', note: 'What is less severe is not told.', words: 'severity', Control: MinLevel },
    { name: 'Projects', note: 'Which projects are told of.', words: 'mute', Control: Projects },
    {
      name: 'Do not disturb',
      note: 'Nothing is told, and nothing is made up for afterwards.',
      words: 'snooze quiet pause',
      Control: DoNotDisturb
    },
    { name: 'Also while Culprit is in front', words: 'focus', Control: WhileFocused }
  ]
}
