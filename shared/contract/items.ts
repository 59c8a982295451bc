import { z } from 'zod'
import { PageInput, pageOf } from './page.ts'
import { query } from './procedure.ts'

/** An envelope item that makes no event: kept as it came, so that nothing that arrived is invisible. */
export const ItemRow = z.object({
  id: z.string(),
  projectId: z.string(),
  type: z.string(),
  eventId: z.string().nullable(),
  /** Of the issue that its event is in. */
  issueId: z.string().nullable(),
  received: z.number(),
  bytes: z.number()
})
export type ItemRow = z.infer<typeof ItemRow>

/** Bytes that may be text. Only the beginning is given where there are more than `content.bytes`. */
export const Content = z.object({
  /** Whole size. */
  bytes: z.number(),
  /** Where the content is UTF-8; else null. */
  text: z.string().nullable(),
  /** Where it is not. */
  base64: z.string().nullable(),
  isCut: z.boolean()
})
export type Content = z.infer<typeof Content>

export const ItemQuery = PageInput.extend({ projectId: z.string().optional(), type: z.string().optional() })
export type ItemQuery = z.infer<typeof ItemQuery>

export const items = {
  list: query(ItemQuery, pageOf(ItemRow)),
  /** How many there are of each type, most first. */
  types: query(z.object({}), pageOf(z.object({ type: z.string(), items: z.number() }))),
  get: query(
    z.object({ id: z.string(), maxBytes: z.int().min(1).max(8_388_608).default(262_144) }),
    ItemRow.extend({ headers: z.record(z.string(), z.unknown()), content: Content })
  )
}
