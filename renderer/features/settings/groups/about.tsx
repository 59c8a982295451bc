import { useQuery } from '@tanstack/react-query'
import { statusQuery } from '../../../api/queries.ts'
import type { SettingGroup } from '../setting.ts'
import { Licences } from './licences.tsx'

function Version() {
  const version = useQuery(statusQuery).data?.version
  return version === undefined ? null : <span>version {version}</span>
}

export const aboutGroup: SettingGroup = {
  id: 'about',
  title: 'About',
  settings: [
    {
      name: 'Culprit',
      note: 'Under the MIT licence. It sends nothing anywhere and looks for no updates.',
      words: 'version telemetry update',
      Control: Version
    },
    {
      name: 'Made with',
      note: 'The open-source packages that are shipped with it, and their licences.',
      words: 'licence license third party open source dependencies',
      Control: Licences,
      isWide: true
    }
  ]
}
