import type { ReactNode } from 'react'
import type { Level } from '../../shared/model/event.ts'
import { classNames } from './class-names.ts'
import styles from './level-mark.module.css'

const words: Record<Level, string> = {
  fatal: 'Fatal',
  error: 'Error',
  warning: 'Warning',
  info: 'Info',
  debug: 'Debug'
}

/** All of them, the worst first. */
export const levels = Object.keys(words) as readonly Level[]

/** The word for a level, as labels show it. */
export function levelWord(level: Level): string {
  return words[level]
}

const shapes: Record<Level, ReactNode> = {
  fatal: (
    <>
      <path d="M3.7.5h4.6l3.2 3.2v4.6l-3.2 3.2H3.7L.5 8.3V3.7z" fill="currentColor" />
      <path d="M4 4l4 4M8 4l-4 4" className={styles.cut} />
    </>
  ),
  error: (
    <>
      <circle cx="6" cy="6" r="5.5" fill="currentColor" />
      <path d="M6 3v3.4M6 8.6v.2" className={styles.cut} />
    </>
  ),
  warning: (
    <>
      <path
        d="M6 .9 11.4 10.9H.6z"
        fill="currentColor"
        stroke="currentColor"
        strokeWidth="1"
        strokeLinejoin="round"
      />
      <path d="M6 4.4v2.7M6 9.1v.1" className={styles.cut} />
    </>
  ),
  info: (
    <>
      <circle cx="6" cy="6" r="4.75" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M6 5.6v2.7M6 3.6v.1" className={styles.line} />
    </>
  ),
  debug: (
    <rect
      x="1.75"
      y="1.75"
      width="8.5"
      height="8.5"
      rx="1.5"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
    />
  )
}

/**
 * A level as a shape and a colour, so that either is enough: each level has a silhouette of its own. `bare` where what is
 * around it says the word on hover.
 */
export function LevelMark({
  level,
  size = 12,
  bare = false
}: {
  level: Level
  size?: number
  bare?: boolean
}) {
  return (
    <svg
      className={classNames(styles.mark, styles[level])}
      width={size}
      height={size}
      viewBox="0 0 12 12"
      role="img"
      aria-label={words[level]}
    >
      {!bare && <title>{words[level]}</title>}
      {shapes[level]}
    </svg>
  )
}
