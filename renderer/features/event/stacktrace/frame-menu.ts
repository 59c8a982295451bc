import { Binary, Copy, FileCode, SquareFunction, SquarePen } from 'lucide-react'
import type { Frame } from '../../../../shared/model/event.ts'
import { copyText } from '../../../ui/copy.ts'
import type { MenuItem } from '../../../ui/menu.tsx'
import { pathOf, positionOf } from './frame-line.tsx'
import { addressText } from './native-frame.ts'
import { editorOf } from './open-in-editor.ts'
import { traceText } from './raw-text.ts'
import type { TraceSettings } from './trace-settings.ts'

/** What can be done with a frame. */
export function frameItems(
  frame: Frame,
  platform: string,
  { placeOf, showImage }: TraceSettings
): MenuItem[] {
  const path = pathOf(frame, platform, true)
  const name = frame.raw_function ?? frame.function
  const place = placeOf(frame)
  const address = addressText(place, true)
  const items: MenuItem[] = []
  const openInEditor = editorOf(frame)
  if (openInEditor !== undefined) {
    items.push({ label: 'Open in the editor', icon: SquarePen, run: openInEditor })
  }
  if (path !== undefined) {
    const at = [path, positionOf(frame)].filter(Boolean).join(':')
    items.push({ label: 'Copy path and line', icon: FileCode, run: () => void copyText(at) })
  }
  if (name !== undefined) {
    items.push({ label: 'Copy function', icon: SquareFunction, run: () => void copyText(name) })
  }
  if (address !== '') items.push({ label: 'Copy address', icon: Binary, run: () => void copyText(address) })
  items.push({
    label: 'Copy frame as text',
    icon: Copy,
    run: () => void copyText(traceText({ frames: [frame] }, platform).trim())
  })
  const { image } = place
  if (image !== undefined) {
    items.push({ label: `Show ${image.name} among the images`, icon: Binary, run: () => showImage(image) })
  }
  return items
}
