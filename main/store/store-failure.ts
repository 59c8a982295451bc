/** Whether it is the disk or the file that failed: nothing else can be written either, until that is mended. */
export function isStoreFailure(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error)) return false
  return /^SQLITE_(FULL|IOERR|READONLY|CORRUPT|NOTADB|CANTOPEN|BUSY)/.test(String(error.code))
}

/** True for what SQLite says of a file that is damaged, or no database, wherever it comes upon it. */
export function isDamage(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && /^SQLITE_(CORRUPT|NOTADB)/.test(String(error.code))
}
