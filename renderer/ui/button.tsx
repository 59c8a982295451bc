import type { LucideIcon } from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'
import styles from './button.module.css'
import { classNames } from './class-names.ts'
import { Tooltip } from './tooltip.tsx'

type ButtonProps = Omit<ComponentProps<'button'>, 'className'> & {
  variant?: 'plain' | 'primary' | 'quiet'
  size?: 'small' | 'medium'
  icon?: LucideIcon
}

/** A button with a word on it. */
export function Button({
  variant = 'plain',
  size = 'medium',
  icon: Icon,
  children,
  type = 'button',
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      className={classNames(styles.button, styles[variant], size === 'small' && styles.small)}
    >
      {Icon !== undefined && <Icon size={size === 'small' ? 12 : 14} aria-hidden />}
      {children}
    </button>
  )
}

type IconButtonProps = Omit<ComponentProps<'button'>, 'className' | 'children' | 'aria-label'> & {
  label: string
  icon: LucideIcon
  keys?: string | undefined
  side?: 'top' | 'right' | 'bottom' | 'left'
  size?: 'small' | 'medium'
  hint?: ReactNode
}

/** A button with an icon on it, named for a screen reader and by a tooltip. */
export function IconButton({
  label,
  icon: Icon,
  keys,
  side = 'bottom',
  size = 'medium',
  hint,
  type = 'button',
  ...rest
}: IconButtonProps) {
  return (
    <Tooltip label={hint ?? label} keys={keys} side={side}>
      <button
        {...rest}
        type={type}
        aria-label={label}
        className={classNames(styles.button, styles.quiet, styles.iconOnly, size === 'small' && styles.small)}
      >
        <Icon size={size === 'small' ? 13 : 15} aria-hidden />
      </button>
    </Tooltip>
  )
}
