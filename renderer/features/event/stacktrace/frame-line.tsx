import type { Frame } from '../../../../shared/model/event.ts'
import { lookUp } from '../../../ui/look-up.ts'
import { toAddress } from '../images/debug-images.ts'
import styles from './frame-line.module.css'
import { baseName, isNative } from './platform.ts'

const mostCharacters = 300

/** Where a frame is: a path, or the module where that says more (Java). */
function placeOf(frame: Frame, platform: string): string | undefined {
  const place =
    platform === 'java'
      ? (frame.module ?? frame.filename)
      : (frame.filename ?? frame.module ?? frame.abs_path)
  return place?.slice(-mostCharacters)
}

/** A path whose middle gives way first: the file's name stays. */
function Path({ path, title }: { path: string; title: string }) {
  const base = baseName(path)
  return (
    <span className={styles.path} title={title}>
      <span className={styles.folder}>{path.slice(0, path.length - base.length)}</span>
      <span className={styles.file}>{base}</span>
    </span>
  )
}

function position({ lineno, colno }: Frame): string | undefined {
  if (lineno === undefined || lineno <= 0) return undefined
  return colno === undefined || colno <= 0 ? String(lineno) : `${lineno}:${colno}`
}

/** The line that names a frame. */
export function FrameLine({ frame, platform }: { frame: Frame; platform: string }) {
  return isNative(platform) ? <NativeLine frame={frame} /> : <SourceLine frame={frame} platform={platform} />
}

function SourceLine({ frame, platform }: { frame: Frame; platform: string }) {
  const place = placeOf(frame, platform)
  const line = position(frame)
  return (
    <span className={styles.line}>
      {place !== undefined && <Path path={place} title={frame.abs_path ?? place} />}
      {frame.function !== undefined && (
        <>
          {place !== undefined && <span className={styles.word}>in</span>}
          <span className={styles.function} title={frame.raw_function ?? frame.function}>
            {frame.function}
          </span>
        </>
      )}
      {line !== undefined && (
        <>
          <span className={styles.word}>at line</span>
          <span className={styles.number}>{line}</span>
        </>
      )}
      {place === undefined && frame.function === undefined && (
        <span className={styles.word}>unknown frame</span>
      )}
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

/** `+0x17fd`: where in its image a frame lies, which is what a symboliser asks for. */
function offsetOf({ instruction_addr, image_addr }: Frame): string | undefined {
  const at = toAddress(instruction_addr)
  const start = toAddress(image_addr)
  return at === undefined || start === undefined || at < start ? undefined : `+0x${(at - start).toString(16)}`
}

const trustWords: Record<string, string> = {
  scan: 'Found by scanning the stack: it may not have been called',
  'cfi-scan': 'Found by scanning the stack: it may not have been called',
  fp: 'Found by the frame pointer',
  cfi: 'Found by unwinding information'
}

function NativeLine({ frame }: { frame: Frame }) {
  const line = position(frame)
  const name = frame.function ?? frame.symbol
  return (
    <span className={styles.line}>
      <span className={styles.nativePackage} title={frame.package}>
        {frame.package === undefined ? '' : baseName(frame.package)}
      </span>
      <span
        className={styles.address}
        title={
          frame.trust === undefined ? 'Instruction address' : (lookUp(trustWords, frame.trust) ?? frame.trust)
        }
      >
        {frame.instruction_addr ?? ''}
      </span>
      {name === undefined ? (
        <span className={styles.word} title="No function name was sent, and none is known for this address">
          unknown function {offsetOf(frame)}
        </span>
      ) : (
        <span className={styles.function} title={frame.raw_function ?? name}>
          {name}
        </span>
      )}
      {frame.filename !== undefined && (
        <Path
          path={line === undefined ? frame.filename : `${frame.filename}:${line}`}
          title={frame.abs_path ?? frame.filename}
        />
      )}
      {(frame.trust === 'scan' || frame.trust === 'cfi-scan') && (
        <span className={styles.word} title={trustWords[frame.trust]}>
          · by scanning
        </span>
      )}
    </span>
  )
}
