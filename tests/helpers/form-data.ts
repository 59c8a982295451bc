/** A form of texts and files, as crash clients send it. */
export function form(
  parts: Record<string, string | { filename: string; body: Uint8Array<ArrayBuffer> }>
): FormData {
  const data = new FormData()
  for (const [name, value] of Object.entries(parts)) {
    if (typeof value === 'string') data.append(name, value)
    else data.append(name, new Blob([value.body]), value.filename)
  }
  return data
}
