import type { EncodedBytes } from '../../ui/bytes.ts'

/** What the file is called that an item's content is saved as: `transaction-12.json`. */
export function fileNameOf(item: { type: string; id: string }, content: EncodedBytes & { isCut: boolean }) {
  const base = `${item.type.replace(/[^\w-]+/g, '_')}-${item.id}`
  return `${base}.${content.isCut ? 'part' : extensionOf(content.text)}`
}

function extensionOf(text: string | null): string {
  if (text === null) return 'bin'
  return /^\s*[[{]/.test(text) ? 'json' : 'txt'
}
