import { ClippedText } from '../../../ui/clipped-text.tsx'
import { JsonValue } from '../../../ui/json-tree.tsx'
import { KeyValues } from '../../../ui/key-values.tsx'
import { Section } from '../../../ui/section.tsx'
import { useEventContext } from '../event-context.ts'

export function UserSection() {
  const { event } = useEventContext().detail
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
    value === undefined ? [] : [{ key, label, value: <ClippedText text={value} code lines={3} /> }]
  )
  const free = {
    ...(user.geo !== undefined && { geo: user.geo }),
    ...user.data
  }
  const others = Object.entries(free).map(([key, value]) => ({
    key: `data ${key}`,
    label: key === 'geo' ? 'Place' : key,
    value: <JsonValue value={value} />
  }))
  return (
    <Section id="user" title="User" resetKey={event.event_id}>
      <KeyValues rows={[...rows, ...others]} label="User" />
    </Section>
  )
}
