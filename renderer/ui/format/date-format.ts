/**
 * Writes times, epoch ms, in the reader's zone. The formatter is made with the first of them: the first of a page takes
 * some milliseconds, which nobody shall wait for who sees none.
 */
export function dateFormat(options: Intl.DateTimeFormatOptions): (at: number) => string {
  let formatter: Intl.DateTimeFormat | undefined
  return (at) => {
    formatter ??= new Intl.DateTimeFormat('en-GB', options)
    return formatter.format(at)
  }
}
