import { z } from 'zod'

/** What kinds of failures can be expected. Apart from the error itself, as the first page needs no schemas. */
export const ErrorCode = z.enum([
  'invalid_input',
  'unknown_procedure',
  'not_found',
  'unauthorized',
  'store_locked',
  'store_corrupt',
  'store_newer',
  'store_unwritable',
  'store_unreadable',
  'port_in_use',
  'address_unavailable',
  'unavailable',
  'internal'
])
export type ErrorCode = z.infer<typeof ErrorCode>
