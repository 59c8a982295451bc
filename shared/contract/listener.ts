import { z } from 'zod'
import { procedure, query } from './procedure.ts'
import { Listener } from './status.ts'

/** A way to the listener from somewhere else, and whether it leads there now. */
export const ListenerAddress = z.object({
  /** `Android emulator`, `This machine in the network (eth0)`, … */
  from: z.string(),
  host: z.string(),
  /** DSN of the default project for use there, with the key that is needed. */
  dsn: z.string(),
  isReachable: z.boolean(),
  /** What is to be known or done for it. */
  hint: z.string()
})
export type ListenerAddress = z.infer<typeof ListenerAddress>

export const ListenerState = z.object({
  listener: Listener,
  /** The user said so; nothing is received until `resume`. */
  isPaused: z.boolean(),
  /** Others than this machine can reach it. */
  isOpenToNetwork: z.boolean(),
  /** What requests from other machines must carry as the DSN's key. */
  networkKey: z.string(),
  addresses: z.array(ListenerAddress),
  /** Addresses of this machine that it can listen on. */
  hosts: z.array(z.object({ host: z.string(), name: z.string() }))
})
export type ListenerState = z.infer<typeof ListenerState>

export const listener = {
  get: query(z.object({}), ListenerState),
  pause: procedure(z.object({}), ListenerState),
  resume: procedure(z.object({}), ListenerState),
  /** The old key is refused from now on. */
  renewKey: procedure(z.object({}), ListenerState),
  /** Sends an error event to the listener as an SDK would, and gives its id and its issue's. */
  sendTest: procedure(
    z.object({ projectId: z.string().max(64).optional() }),
    z.object({ eventId: z.string(), issueId: z.string() })
  )
}
