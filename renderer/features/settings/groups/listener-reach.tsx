import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { listenerQuery } from '../../../api/settings-queries.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { ChoiceButton } from '../controls/choice-button.tsx'
import { useChangeSettings, useSettings } from '../use-settings.ts'
import { firewallHint } from './firewall-hint.ts'
import { isLocal } from './is-local.ts'
import styles from './listener-reach.module.css'

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
    <div className={styles.reach}>
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
      {!isLocal(host) && <p className={styles.hint}>Nothing arrives? {firewallHint(port)}</p>}
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
    </div>
  )
}
