import { FileDown } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import styles from './drop-zone.module.css'
import { offerDropped } from './file-import.ts'

const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true

/** Files may be dropped anywhere on the window. */
export function DropZone() {
  const [isOver, setOver] = useState(false)
  // entering an element inside of another one is told before leaving the outer one
  const depth = useRef(0)

  useEffect(() => {
    function move(event: DragEvent, by: number) {
      if (!hasFiles(event)) return
      event.preventDefault()
      depth.current = Math.max(0, depth.current + by)
      setOver(depth.current > 0)
    }
    const enter = (event: DragEvent) => move(event, 1)
    const leave = (event: DragEvent) => move(event, -1)
    const over = (event: DragEvent) => move(event, 0)
    const drop = (event: DragEvent) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      depth.current = 0
      setOver(false)
      void offerDropped([...(event.dataTransfer?.files ?? [])])
    }
    const listeners = { dragenter: enter, dragleave: leave, dragover: over, drop }
    for (const [name, listener] of Object.entries(listeners)) {
      window.addEventListener(name as 'drop', listener)
    }
    return () => {
      for (const [name, listener] of Object.entries(listeners)) {
        window.removeEventListener(name as 'drop', listener)
      }
    }
  }, [])

  if (!isOver) return null
  return (
    <div className={styles.zone} aria-hidden>
      <p className={styles.words}>
        <FileDown size={18} aria-hidden />
        Drop envelopes or events to import them, a store to open it
      </p>
    </div>
  )
}
