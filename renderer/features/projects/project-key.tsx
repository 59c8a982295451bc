import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { ProjectDetail } from '../../../shared/contract/projects.ts'
import { client } from '../../api/connection.ts'
import { keys } from '../../api/keys.ts'
import { listenerQuery } from '../../api/settings-queries.ts'
import { Button } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { toast } from '../../ui/toast.tsx'
import { Copied } from './copied.tsx'
import { keyOfDsn } from './key-of-dsn.ts'
import styles from './project-key.module.css'

/** The key of a project's DSN, and a new one in its place. It can be taken back until its dialog is left. */
export function ProjectKey({ project }: { project: ProjectDetail }) {
  const [step, setStep] = useState<'ask' | 'done' | null>(null)
  const renew = useChangeKey(() => client.projects.renewKey({ id: project.id }))
  const undo = useChangeKey(() => client.projects.undoRenewKey({ id: project.id }))
  const close = () => setStep(null)
  return (
    <>
      <Copied text={keyOfDsn(project.dsn)} label="Copy the public key" />
      <Button size="small" onClick={() => setStep('ask')}>
        New key…
      </Button>
      <Dialog title={`A new key for ${project.name}?`} open={step === 'ask'} onClose={close}>
        <div className={styles.dialog}>
          <Consequences project={project} />
          <div className={styles.buttons}>
            <Button onClick={close}>Keep the key</Button>
            <Button
              variant="primary"
              disabled={renew.isPending}
              onClick={() => renew.mutate(undefined, { onSuccess: () => setStep('done') })}
            >
              Make a new key
            </Button>
          </div>
        </div>
      </Dialog>
      <Dialog title={`${project.name} has a new key`} open={step === 'done'} onClose={close}>
        <div className={styles.dialog}>
          <p className={styles.dsn}>
            <code>{project.dsn}</code>
            <CopyButton text={project.dsn} label={`Copy DSN of ${project.name}`}>
              Copy DSN
            </CopyButton>
          </p>
          <p>
            Other machines use this key with the address that the{' '}
            <Link to="/settings" search={{ section: 'listener' }}>
              listener’s settings
            </Link>{' '}
            show for them. Until this is closed the old key can be had back.
          </p>
          <div className={styles.buttons}>
            <Button
              disabled={undo.isPending}
              onClick={() =>
                undo.mutate(undefined, {
                  onSuccess: () => {
                    close()
                    toast({ text: 'The old key holds again.' })
                  }
                })
              }
            >
              Take it back
            </Button>
            <Button variant="primary" onClick={close}>
              Done
            </Button>
          </div>
        </div>
      </Dialog>
    </>
  )
}

function Consequences({ project: { hasOwnKey } }: { project: ProjectDetail }) {
  const isOpen = useQuery(listenerQuery).data?.isOpenToNetwork
  return (
    <ul className={styles.list}>
      <li>
        <strong>Programs on this machine</strong> go on as they are: any key is taken from them, the old one
        too.
      </li>
      <li>
        <strong>Other machines</strong> need the new key for this project from now on. What they send with{' '}
        {hasOwnKey ? 'the key that it has now' : 'the key for other machines, which they use until now,'} is
        refused, and listed with what was refused.
        {isOpen === false && ' At present none can send: the listener is open to this machine only.'}
      </li>
      <li>
        <strong>What was received</strong> stays.
      </li>
    </ul>
  )
}

function useChangeKey(change: () => Promise<ProjectDetail>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: (detail) => {
      queries.setQueryData(keys.projectDetail(detail.id), detail)
      void queries.invalidateQueries({ queryKey: keys.projects })
      void queries.invalidateQueries({ queryKey: keys.status })
    },
    onError: (error) => toast({ text: `The key is still the same: ${error.message}`, tone: 'error' })
  })
}
