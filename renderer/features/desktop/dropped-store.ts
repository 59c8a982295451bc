import { client } from '../../api/connection.ts'
import { showLongWork } from '../../ui/long-work.tsx'

const partBytes = 8 * 1024 * 1024

/** Hands a store's file over part by part, whatever its size; then it opens. Rejects where it cannot be read or kept. */
export async function openDroppedStore(file: File): Promise<void> {
  const text = `${file.name} is being copied.`
  let upload: string | null = null
  try {
    for (let from = 0; from === 0 || upload !== null; from += partBytes) {
      const end = from + partBytes
      const part = {
        name: file.name,
        base64: await toBase64(file.slice(from, end)),
        isLast: end >= file.size
      }
      const answer = await client.desktop.openStore(upload === null ? part : { ...part, upload })
      upload = answer.upload
      if (upload !== null) showLongWork({ text, share: end / file.size })
    }
  } finally {
    showLongWork(null)
  }
}

/** Rejects for folders and files that went away. */
export function toBase64(content: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => {
      const address = String(reader.result)
      resolve(content.size === 0 ? '' : address.slice(address.indexOf(',') + 1))
    }
    reader.onerror = () => reject(new Error('It cannot be read: is it a folder, or was it moved?'))
    reader.readAsDataURL(content)
  })
}
