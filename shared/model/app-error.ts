import { z } from 'zod'

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

/** The one error for failures that can be expected. The message is written for the user: what, why, what to try. */
export class AppError extends Error {
  readonly code: ErrorCode

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'AppError'
    this.code = code
  }
}
