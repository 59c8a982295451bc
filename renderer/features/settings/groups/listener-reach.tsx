import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { platform } from '../../../api/desktop.ts'
import { listenerQuery } from '../../../api/settings-queries.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { ChoiceButton } from '../controls/choice-button.tsx'
import { useChangeSettings, useSettings } from '../use-settings.ts'
import styles from './listener-reach.module.css'

const isLocal = (host: string) => host === '::1' || host.startsWith('127.')

/** Which addresses it listens on. Opening it to a network is asked for once more. */
export function ListenerReach() {
  const settings = useSettings()
  const hosts = useQuery(listenerQuery).data?.hosts
  const change = useChangeSettings()
  const [asked, setAsked] = useState<string>()
  if (!settings || !hosts) return null
  const { host, port } = settings.listener
  const choices = hosts.map((each) => ({ value: each.host, label: each.name, note: each.host }))
  const listen = (next: string) => change.mutate({ listener: { host: next } })
  return (
    <>
      <ChoiceButton
        label="Who can send"
        value={host}
        choices={choices}
        onChange={(next) => {
          if (next === host) return
          if (isLocal(next)) listen(next)
          else setAsked(next)
        }}
      />
      <Dialog title="Let other machines send?" open={asked !== undefined} onClose={() => setAsked(undefined)}>
        <div className={styles.warning}>
          <p>
            Every machine that reaches {asked === '0.0.0.0' ? 'this one' : asked} can then try to send. What
            does not carry the key for other machines is refused; nothing can be read from outside. What is
            sent crosses the network without encryption: do it in networks that you trust.
          </p>
          <p>{firewallHint(port)}</p>
          <div className={styles.buttons}>
            <Button onClick={() => setAsked(undefined)}>Keep it to this machine</Button>
            <Button
              variant="primary"
              onClick={() => {
                if (asked !== undefined) listen(asked)
                setAsked(undefined)
              }}
            >
              Let them send
            </Button>
          </div>
        </div>
      </Dialog>
    </>
  )
}

function firewallHint(port: number): string {
  switch (platform) {
    case 'darwin':
      return 'macOS may ask whether Culprit may accept incoming connections: allow it.'
    case 'win32':
      return 'Windows may ask whether Culprit may be reached in private networks: allow it there only.'
    default:
      return `If a firewall is active, let the port in: sudo ufw allow ${port}/tcp, or the like.`
  }
}
