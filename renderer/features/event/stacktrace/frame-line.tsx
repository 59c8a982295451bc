import type { Frame } from '../../../../shared/model/event.ts'
import styles from './frame-line.module.css'
import { functionName } from './function-name.ts'
import { functionOffset } from './native-frame.ts'
import { baseName, isNative } from './platform.ts'
import { useTrace } from './trace-settings.ts'

const mostCharacters = 100

/** The end of a path, which says more than its beginning. */
function endOf(path: string): string {
  return path.length <= mostCharacters ? path : `…${path.slice(-mostCharacters)}`
}

/** Where a frame is: a path, or the module where that says more (Java). */
export function pathOf(frame: Frame, platform: string, isAbsolute: boolean): string | undefined {
  const { filename, module, abs_path } = frame
  if (isAbsolute && abs_path !== undefined) return abs_path
  return platform === 'java' ? (module ?? filename) : (filename ?? module ?? abs_path)
}

/** `12:5`: the line and the column, where they say something. */
export function positionOf({ lineno, colno }: Frame): string | undefined {
  if (lineno === undefined || lineno <= 0) return undefined
  return colno === undefined || colno <= 0 ? String(lineno) : `${lineno}:${colno}`
}

/** A path whose beginning gives way first: the file's name stays. */
function Path({ path, title }: { path: string; title: string }) {
  const shown = endOf(path)
  const base = baseName(shown)
  return (
    <span className={styles.path} title={title}>
      <span className={styles.folder}>
        <bdi dir="ltr">{shown.slice(0, shown.length - base.length)}</bdi>
      </span>
      <span className={styles.file}>{base}</span>
    </span>
  )
}

/** The line that names a frame. */
export function FrameLine({ frame, platform }: { frame: Frame; platform: string }) {
  return isNative(platform) ? <NativeLine frame={frame} /> : <SourceLine frame={frame} platform={platform} />
}

function SourceLine({ frame, platform }: { frame: Frame; platform: string }) {
  const { options } = useTrace()
  const place = pathOf(frame, platform, options.has('absolutePaths'))
  const line = positionOf(frame)
  const name = functionName(frame, platform, options.has('verboseNames'))
  return (
    <span className={styles.line}>
      {place !== undefined && <Path path={place} title={frame.abs_path ?? place} />}
      {name !== undefined && (
        <>
          {place !== undefined && <span className={styles.word}>in</span>}
          <span className={styles.function} title={frame.raw_function ?? name}>
            {name}
          </span>
        </>
      )}
      {line !== undefined && (
        <>
          <span className={styles.word}>at line</span>
          <span className={styles.number}>{line}</span>
        </>
      )}
      {place === undefined && name === undefined && <span className={styles.word}>unknown frame</span>}
      {frame.package !== undefined && frame.package !== place && platform !== 'csharp' && (
        <>
          <span className={styles.word}>within</span>
          <span className={styles.package} title={frame.package}>
            {baseName(frame.package)}
          </span>
        </>
      )}
    </span>
  )
}

/** A frame of machine code after its package and address, which stand in columns. */
function NativeLine({ frame }: { frame: Frame }) {
  const { options } = useTrace()
  const line = positionOf(frame)
  const name = functionName(frame, 'native', options.has('verboseNames'))
  const offset = functionOffset(frame)
  const path = options.has('absolutePaths') ? (frame.abs_path ?? frame.filename) : frame.filename
  return (
    <span className={styles.line}>
      {name === undefined ? (
        <span className={styles.word}>unknown function</span>
      ) : (
        <span className={styles.function} title={frame.raw_function ?? frame.function ?? name}>
          {name}
        </span>
      )}
      {offset !== undefined && (
        <span className={styles.offset} title="How far into the function">
          {offset}
        </span>
      )}
      {path !== undefined && (
        <Path
          path={line === undefined ? path : `${path}:${line}`}
          title={frame.abs_path ?? frame.filename ?? path}
        />
      )}
    </span>
  )
}
