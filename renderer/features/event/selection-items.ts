import { Copy } from 'lucide-react'
import { copyText } from '../../ui/copy.ts'
import type { MenuItem } from '../../ui/menu.tsx'

/** What can be done with the text that is selected on the page. */
export function selectionItems(): MenuItem[] {
  const text = window.getSelection()?.toString() ?? ''
  return text.trim() === '' ? [] : [{ label: 'Copy selection', icon: Copy, run: () => void copyText(text) }]
}
