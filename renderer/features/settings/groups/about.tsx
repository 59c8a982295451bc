import { useQuery } from '@tanstack/react-query'
import { statusQuery } from '../../../api/queries.ts'
import type { SettingGroup } from '../setting.ts'

function Version() {
  const version = useQuery(statusQuery).data?.version
  return version === undefined ? null : <span>version {version}</span>
}

export const aboutGroup: SettingGroup = {
  id: 'about',
  title: 'About',
  settings: [{ name: 'Culprit', words: 'version', Control: Version }]
}
