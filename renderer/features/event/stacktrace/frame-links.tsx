import { ExternalLink, MapPinned } from 'lucide-react'
import type { Frame } from '../../../../shared/model/event.ts'
import { safeUrl } from '../request/curl.ts'
import styles from './frame-item.module.css'

/** Where a frame's file can be had, and the source map that led to it. */
export function FrameLinks({ frame: { abs_path, source_link, data } }: { frame: Frame }) {
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
