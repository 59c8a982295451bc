import { useQuery } from '@tanstack/react-query'
import { statusQuery } from '../../../api/queries.ts'
import { listenerQuery } from '../../../api/settings-queries.ts'
import { Copyable } from '../controls/copyable.tsx'
import { TextForm } from '../controls/text-form.tsx'
import type { SettingGroup } from '../setting.ts'
import { useChangeSettings, useSettings } from '../use-settings.ts'
import { ListenerAddresses } from './listener-addresses.tsx'
import { ListenerReach } from './listener-reach.tsx'
import { ListenerState } from './listener-state.tsx'
import { NetworkKey } from './network-key.tsx'

/** As this machine names it: nobody can send to the address that stands for all networks. */
function Address() {
  const url = useQuery(statusQuery).data?.streamUrl
  return url === undefined ? null : <Copyable text={new URL(url).origin} label="Copy the address" />
}

function Dsn() {
  const dsn = useQuery(statusQuery).data?.dsn
  return dsn === undefined ? null : <Copyable text={dsn} label="Copy the DSN" />
}

function StreamUrl() {
  const url = useQuery(statusQuery).data?.streamUrl
  return url === undefined ? null : <Copyable text={url} label="Copy the address for Spotlight" />
}

function Port() {
  const asked = useSettings()?.listener.port
  const listener = useQuery(listenerQuery).data?.listener
  const change = useChangeSettings()
  if (asked === undefined || !listener) return null
  return (
    <TextForm
      label="Port"
      value={String(asked)}
      action="Listen there"
      width={76}
      isNumber
      check={(text) =>
        /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535
          ? undefined
          : 'A port is a number from 1 to 65535.'
      }
      isPending={change.isPending}
      onSubmit={(text) => change.mutate({ listener: { port: Number(text) } })}
    />
  )
}

export const listenerGroup: SettingGroup = {
  id: 'listener',
  title: 'Listener',
  settings: [
    { name: 'State', words: 'pause resume test event', Control: ListenerState, isWide: true },
    { name: 'Address', note: 'Where SDKs send to.', Control: Address },
    {
      name: 'DSN',
      note: 'Any project number and key will do; each number becomes a project.',
      Control: Dsn
    },
    {
      name: 'Spotlight',
      note: 'What the spotlight option of an SDK takes where the port is not its default.',
      Control: StreamUrl
    },
    {
      name: 'Port',
      note: 'Applies at once. 8969 is the one that SDKs try by themselves.',
      Control: Port
    },
    {
      name: 'Who can send',
      note: 'Programs on this machine only, unless the network is allowed on purpose.',
      words: 'LAN network host interface 0.0.0.0 firewall phone',
      Control: ListenerReach
    },
    {
      name: 'Key for other machines',
      note: 'Their DSN must carry it, but for projects with a key of their own. This machine’s own programs need none.',
      words: 'token secret rotate network LAN',
      Control: NetworkKey
    },
    {
      name: 'From elsewhere',
      words: 'emulator 10.0.2.2 docker host.docker.internal container phone android',
      note: 'How emulators, containers and other machines name this one.',
      Control: ListenerAddresses,
      isWide: true
    }
  ]
}
