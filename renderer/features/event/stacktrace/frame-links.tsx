import { ExternalLink, Layers, MapPinned, SquarePen } from 'lucide-react'
import type { Frame } from '../../../../shared/model/event.ts'
import { useGroupedIn } from '../grouping/use-grouped-frames.ts'
import { safeUrl } from '../request/curl.ts'
import styles from './frame-item.module.css'
import { editorOf } from './open-in-editor.ts'

/**
 * Says of a frame that it decides on the issue: of the one at `index` of the stack trace at `path`. Its place is there
 * before that is known, and it asks for itself: the answer changes nothing else of hundreds of frames.
 */
export function GroupingMark({ path, index }: { path: string; index: number }) {
  const isGrouped = useGroupedIn(path)?.has(index) === true
  return (
    <span
      className={styles.grouped}
      {...(isGrouped && {
        role: 'img',
        'aria-label': 'Contributes to grouping',
        title: 'Contributes to grouping: it is part of what makes this issue'
      })}
    >
      {isGrouped && <Layers size={12} aria-hidden />}
    </span>
  )
}

/** Where a frame's file can be had, and the source map that led to it. */
export function FrameLinks({ frame }: { frame: Frame }) {
  const { abs_path, source_link, data } = frame
  const openInEditor = editorOf(frame)
  const url = safeUrl(source_link ?? '') ?? safeUrl(abs_path ?? '')
  const map = data?.sourcemap
  return (
    <>
      {typeof map === 'string' && (
        <span
          className={styles.mapped}
          role="img"
          aria-label="By a source map"
          title={`By the source map ${map}`}
        >
          <MapPinned size={12} aria-hidden />
        </span>
      )}
      {openInEditor !== undefined && (
        <button
          type="button"
          className={styles.link}
          aria-label="Open the file in the editor"
          title="Open in the editor"
          onClick={openInEditor}
        >
          <SquarePen size={12} aria-hidden />
        </button>
      )}
      {url !== undefined && (
        <a
          className={styles.link}
          href={url}
          target="_blank"
          rel="noreferrer noopener"
          title={`Open ${url.slice(0, 300)} in the browser`}
        >
          <ExternalLink size={12} aria-hidden />
          <span className="visually-hidden">Open the file in the browser</span>
        </a>
      )}
    </>
  )
}
