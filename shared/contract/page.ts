import { z } from 'zod'

/** What every list takes. A cursor is opaque: pass back `nextCursor` of the page before. */
export const PageInput = z.object({
  cursor: z.string().optional(),
  limit: z.int().min(1).max(500).default(50)
})

/** What every list gives. `nextCursor` is absent on the last page. */
export function pageOf<Row extends z.ZodType>(row: Row) {
  return z.object({ rows: z.array(row), nextCursor: z.string().optional() })
}
