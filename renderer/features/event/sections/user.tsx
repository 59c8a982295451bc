import { ClippedText } from '../../../ui/clipped-text.tsx'
import { JsonValue } from '../../../ui/json-tree.tsx'
import { KeyValues } from '../../../ui/key-values.tsx'
import { Section } from '../../../ui/section.tsx'
import { useEventContext } from '../event-context.ts'
import { tagItems } from '../tags/tag-items.ts'

export function UserSection() {
  const { detail, onFilter } = useEventContext()
  const { event } = detail
  const { user } = event
  if (user === undefined) return null
  const known = [
    ['id', 'ID', user.id],
    ['username', 'User name', user.username],
    ['name', 'Name', user.name],
    ['email', 'Email', user.email],
    ['ip_address', 'IP address', user.ip_address]
  ] as const
  const rows = known.flatMap(([key, label, value]) =>
    value === undefined
      ? []
      : [
          {
            key,
            label,
            path: `user.${key}`,
            value: <ClippedText text={value} code lines={3} />,
            items: () => tagItems(`user.${key}`, value, onFilter)
          }
        ]
  )
  const free = {
    ...(user.geo !== undefined && { geo: user.geo }),
    ...user.data
  }
  const others = Object.entries(free).map(([key, value]) => ({
    key: `data ${key}`,
    label: key === 'geo' ? 'Place' : key,
    path: key === 'geo' ? 'user.geo' : `user.data.${key}`,
    value: <JsonValue value={value} path={key === 'geo' ? 'user.geo' : `user.data.${key}`} />
  }))
  return (
    <Section id="user" title="User" resetKey={event.event_id}>
      <KeyValues rows={[...rows, ...others]} label="User" />
    </Section>
  )
}
