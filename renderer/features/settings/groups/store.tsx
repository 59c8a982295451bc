import { useQuery } from '@tanstack/react-query'
import { statusQuery } from '../../../api/queries.ts'
import { formatBytes, formatWhole } from '../../../ui/format/number.ts'
import { Copyable } from '../controls/copyable.tsx'
import type { SettingGroup } from '../setting.ts'

function File() {
  const path = useQuery(statusQuery).data?.store.path
  return path === undefined ? null : <Copyable text={path} label="Copy the path" />
}

function Size() {
  const bytes = useQuery(statusQuery).data?.store.bytes
  return bytes === undefined ? null : <span title={`${formatWhole(bytes)} bytes`}>{formatBytes(bytes)}</span>
}

function Events() {
  const events = useQuery(statusQuery).data?.events
  return events === undefined ? null : <span>{formatWhole(events)}</span>
}

export const storeGroup: SettingGroup = {
  id: 'store',
  title: 'Store',
  settings: [
    {
      name: 'File',
      note: 'Everything that Culprit keeps is in this file.',
      words: 'data folder path sqlite',
      Control: File
    },
    { name: 'Size', note: 'With its journal.', words: 'bytes disk', Control: Size },
    { name: 'Events', Control: Events }
  ]
}
