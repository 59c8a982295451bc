/** Longer than any browser takes to begin with it. */
const keptMs = 60_000

/** Saves bytes as a file. They are never opened, whatever they are: the file has no type but its name. */
export function download(bytes: Uint8Array<ArrayBuffer>, filename: string) {
  const url = URL.createObjectURL(new Blob([bytes], { type: 'application/octet-stream' }))
  const link = document.createElement('a')
  link.href = url
  link.download = filename
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), keptMs)
}
