import { Check, Copy } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { Button, IconButton } from './button.tsx'
import { copyText } from './copy.ts'
import { toast } from './toast.tsx'

const shownMs = 1500

/** Copies a text and says so. With children it is a button with words, else one with an icon. */
export function CopyButton({
  text,
  label,
  keys,
  children
}: {
  text: string | (() => string)
  label: string
  keys?: string
  children?: ReactNode
}) {
  const [copied, setCopied] = useState(false)

  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), shownMs)
    return () => clearTimeout(timer)
  }, [copied])

  async function copy() {
    const done = await copyText(typeof text === 'string' ? text : text())
    if (done) setCopied(true)
    else
      toast({
        text: 'The clipboard cannot be reached. Select the text and copy it by hand.',
        tone: 'error'
      })
  }

  if (children !== undefined) {
    return (
      <Button size="small" icon={copied ? Check : Copy} aria-label={label} title={label} onClick={copy}>
        {copied ? 'Copied' : children}
      </Button>
    )
  }
  return (
    <IconButton
      size="small"
      icon={copied ? Check : Copy}
      label={label}
      hint={copied ? 'Copied' : label}
      keys={keys}
      onClick={copy}
    />
  )
}
