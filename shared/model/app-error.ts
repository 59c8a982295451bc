import type { ErrorCode } from './error-code.ts'

/** The one error for failures that can be expected. The message is written for the user: what, why, what to try. */
export class AppError extends Error {
  readonly code: ErrorCode

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'AppError'
    this.code = code
  }
}
