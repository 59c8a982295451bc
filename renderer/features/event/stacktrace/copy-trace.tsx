import { ChevronDown, Code, Download, FileText, Hash } from 'lucide-react'
import { IconButton } from '../../../ui/button.tsx'
import type { Command } from '../../../ui/command.ts'
import { copyText } from '../../../ui/copy.ts'
import { CopyButton } from '../../../ui/copy-button.tsx'
import { download } from '../../../ui/download.ts'
import { ActionMenu } from '../../../ui/menu.tsx'
import { toast } from '../../../ui/toast.tsx'
import { eventCommands } from '../commands.ts'
import { useEventContext } from '../event-context.ts'
import styles from './copy-trace.module.css'

/** A stack trace in the forms in which it can be taken elsewhere. They are made when they are asked for. */
export interface TraceTexts {
  /** As its platform prints it. */
  readonly raw: () => string
  readonly withCode: () => string
  readonly markdown: () => string
}

/** Copies a stack trace and says so, or why it could not be done. */
export async function copyTrace(text: string | undefined): Promise<void> {
  if (text === undefined || text === '') toast({ text: 'This event has no stack trace.' })
  else if (await copyText(text)) toast({ text: 'Stack trace copied.' })
  else toast({ text: 'The clipboard cannot be reached.', tone: 'error' })
}

/** The ways to take a stack trace elsewhere. */
export function CopyTrace({ texts: { raw, withCode, markdown } }: { texts: TraceTexts }) {
  const { id } = useEventContext().detail
  return (
    <span className={styles.copy}>
      <CopyButton text={raw} label="Copy the stack trace as text" keys={keyOf(eventCommands.copyTrace)} />
      <ActionMenu
        items={[
          {
            label: 'Copy as text',
            icon: FileText,
            keys: keyOf(eventCommands.copyTrace),
            run: () => void copyTrace(raw())
          },
          {
            label: 'Copy with code and variables',
            icon: Code,
            keys: keyOf(eventCommands.copyWithCode),
            run: () => void copyTrace(withCode())
          },
          { label: 'Copy as Markdown', icon: Hash, run: () => void copyTrace(markdown()) },
          {
            label: 'Download as text',
            icon: Download,
            run: () => download(new TextEncoder().encode(raw()), `stacktrace-${id.slice(0, 8)}.txt`)
          }
        ]}
      >
        <IconButton size="small" icon={ChevronDown} label="More ways to copy the stack trace" />
      </ActionMenu>
    </span>
  )
}

function keyOf({ keys }: Command): string {
  return keys[0] ?? ''
}
