import { AppWindow, Bug, FileBraces, FileImage, FileText, type LucideIcon, Paperclip } from 'lucide-react'
import type { Attachment } from '../../../../shared/contract/attachments.ts'

export interface AttachmentKind {
  readonly icon: LucideIcon
  /** What it is, in a word or two. */
  readonly word: string
  /** A picture: it is shown whole or not at all. */
  readonly isImage: boolean
}

const minidump = { icon: Bug, word: 'Minidump', isImage: false } as const

/** What a file is, by what its sender says of it. What it really holds is seen when it is read. */
export function attachmentKind({ type, contentType, filename }: Attachment): AttachmentKind {
  if (type === 'event.minidump' || type.endsWith('_dump')) return minidump
  if (type === 'event.applecrashreport') return { ...minidump, word: 'Crash report' }
  if (type === 'event.view_hierarchy') return { icon: AppWindow, word: 'View hierarchy', isImage: false }
  const media = (contentType.split(';')[0] ?? '').trim().toLowerCase()
  if (/^image\/(png|jpeg|gif|webp)$/.test(media) || /\.(png|jpe?g|gif|webp)$/i.test(filename)) {
    const isScreenshot = filename.toLowerCase().startsWith('screenshot')
    return { icon: FileImage, word: isScreenshot ? 'Screenshot' : 'Picture', isImage: true }
  }
  if (/[/+](x-)?json$/.test(media) || /\.json$/i.test(filename))
    return { icon: FileBraces, word: 'JSON', isImage: false }
  if (media.startsWith('text/') || /\.(txt|log)$/i.test(filename))
    return { icon: FileText, word: 'Text', isImage: false }
  return { icon: Paperclip, word: 'File', isImage: false }
}
