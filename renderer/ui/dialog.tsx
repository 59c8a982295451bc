import { X } from 'lucide-react'
import { Dialog as Primitive } from 'radix-ui'
import { type ReactNode, useRef } from 'react'
import { IconButton } from './button.tsx'
import { classNames } from './class-names.ts'
import styles from './dialog.module.css'

/**
 * A dialog over a shade. The shade is an element of ours: the primitive's own one would put a style element into
 * the page, which the content security policy forbids.
 */
export function Dialog({
  title,
  open,
  onClose,
  bare = false,
  wide = false,
  children
}: {
  title: string
  open: boolean
  onClose: () => void
  /** Without a heading in sight: the content brings its own. */
  bare?: boolean
  /** As wide as the window lets it be. */
  wide?: boolean
  children: ReactNode
}) {
  const opener = useRef<Element | null>(null)
  return (
    <Primitive.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Primitive.Portal>
        <div className={styles.shade} aria-hidden />
        <Primitive.Content
          className={classNames(styles.dialog, bare && styles.bare, wide && styles.wide)}
          aria-describedby={undefined}
          onOpenAutoFocus={(event) => {
            opener.current = document.activeElement
            // With its heading in sight it is read from the top; a bare one has a field to type in.
            if (bare || !(event.currentTarget instanceof HTMLElement)) return
            event.preventDefault()
            event.currentTarget.focus()
          }}
          onCloseAutoFocus={(event) => {
            // the primitive knows no way back: what opened it is no trigger of its own
            event.preventDefault()
            if (opener.current instanceof HTMLElement) opener.current.focus()
          }}
        >
          <div className={bare ? 'visually-hidden' : styles.head}>
            <Primitive.Title className={styles.title}>{title}</Primitive.Title>
            {!bare && <IconButton icon={X} label="Close" keys="escape" onClick={onClose} />}
          </div>
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  )
}
