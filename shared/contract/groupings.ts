import { z } from 'zod'
import { Grouping } from '../model/grouping.ts'
import { procedure } from './procedure.ts'

export const groupings = {
  explain: procedure(z.object({ eventId: z.string(), projectId: z.string().optional() }), Grouping)
}
