import { z } from 'zod'
import { pageOf } from './page.ts'
import { query } from './procedure.ts'

/** Health of a release by the sessions that SDKs reported. Rates are from 0 to 1, null without sessions or users. */
export const ReleaseHealth = z.object({
  release: z.string(),
  sessions: z.number(),
  errored: z.number(),
  abnormal: z.number(),
  crashed: z.number(),
  crashFreeSessions: z.number().nullable(),
  users: z.number(),
  crashFreeUsers: z.number().nullable(),
  /** Start of the hours with the first and the last session, epoch ms. */
  firstSession: z.number(),
  lastSession: z.number()
})
export type ReleaseHealth = z.infer<typeof ReleaseHealth>

export const releases = {
  list: query(
    z.object({ projectId: z.string(), limit: z.int().min(1).max(500).default(50) }),
    pageOf(ReleaseHealth)
  )
}
