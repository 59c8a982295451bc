import { AppError } from '../../shared/model/app-error.ts'

/** Issue ids are row numbers as text. Throws AppError `not_found` for what can be none. */
export function toIssueRef(id: string): number {
  if (!/^\d{1,15}$/.test(id)) throw new AppError('not_found', `There is no issue ${id}.`)
  return Number(id)
}
