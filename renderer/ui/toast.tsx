import { X } from 'lucide-react'
import { useEffect } from 'react'
import { create } from 'zustand'
import { Button, IconButton } from './button.tsx'
import { classNames } from './class-names.ts'
import styles from './toast.module.css'

interface Toast {
  readonly id: number
  readonly text: string
  readonly tone: 'plain' | 'error'
  readonly action?: { readonly label: string; readonly run: () => void } | undefined
}

const shownMs = 7000
const mostAtOnce = 3

const useToasts = create<{ toasts: readonly Toast[] }>(() => ({ toasts: [] }))
let lastId = 0

/** Says something in the corner for a few seconds, with at most one thing to do about it. */
export function toast({
  text,
  tone = 'plain',
  action
}: Omit<Toast, 'id' | 'tone'> & Partial<Pick<Toast, 'tone'>>) {
  const next: Toast = { id: ++lastId, text, tone, action }
  useToasts.setState(({ toasts }) => ({
    toasts: [...toasts, next].slice(-mostAtOnce)
  }))
}

function dismiss(id: number) {
  useToasts.setState(({ toasts }) => ({
    toasts: toasts.filter((each) => each.id !== id)
  }))
}

/** Where toasts appear: once in the window. */
export function Toasts() {
  const toasts = useToasts((state) => state.toasts)
  return (
    <section className={styles.stack} aria-label="Messages" aria-live="polite">
      {toasts.map((each) => (
        <ToastCard key={each.id} toast={each} />
      ))}
    </section>
  )
}

function ToastCard({ toast: { id, text, tone, action } }: { toast: Toast }) {
  useEffect(() => {
    const timer = setTimeout(() => dismiss(id), shownMs)
    return () => clearTimeout(timer)
  }, [id])
  return (
    <div className={classNames(styles.toast, tone === 'error' && styles.error)}>
      <span className={styles.text}>{text}</span>
      {action !== undefined && (
        <Button
          size="small"
          onClick={() => {
            action.run()
            dismiss(id)
          }}
        >
          {action.label}
        </Button>
      )}
      <IconButton size="small" icon={X} label="Dismiss" side="top" onClick={() => dismiss(id)} />
    </div>
  )
}
