import { CircleAlert, CircleCheck, CircleHelp } from 'lucide-react'
import type { Frame } from '../../../../shared/model/event.ts'
import { classNames } from '../../../ui/class-names.ts'
import styles from './native-columns.module.css'
import { addressText, frameHint, isScanned, trustText } from './native-frame.ts'
import { baseName } from './platform.ts'
import { useTrace } from './trace-settings.ts'

const icons = { good: CircleCheck, warning: CircleHelp, error: CircleAlert } as const

/** What of a frame of machine code stands in columns: what became of its symbols, its package and its address. */
export function NativeColumns({ frame }: { frame: Frame }) {
  const { options, placeOf, hasHints, addressWidth, toggleAddresses, showImage } = useTrace()
  const place = placeOf(frame)
  const hint = frameHint(frame, place.image)
  const isAbsolute = options.has('absoluteAddresses')
  const Icon = icons[hint?.tone ?? 'good']
  const { image } = place
  const name = frame.package ?? image?.file
  return (
    <>
      {hasHints && (
        <span className={classNames(styles.status, hint !== undefined && styles[hint.tone])}>
          {hint !== undefined && (
            <span role="img" aria-label={hint.text} title={hint.text}>
              <Icon size={12} aria-hidden />
            </span>
          )}
        </span>
      )}
      {/* Both can be done from the keyboard elsewhere: a stop at each frame would be in the way. */}
      {image === undefined ? (
        <span className={styles.package} title={name}>
          {name === undefined ? '' : baseName(name)}
        </span>
      ) : (
        <button
          type="button"
          tabIndex={-1}
          className={styles.package}
          title={`${image.file}\nShow it among the images`}
          onClick={() => showImage(image)}
        >
          {baseName(name ?? image.name)}
        </button>
      )}
      {addressWidth > 0 && (
        <button
          type="button"
          tabIndex={-1}
          className={styles.address}
          style={{ width: `${addressWidth}ch` }}
          title={[trustText(frame), isAbsolute ? 'Address in memory' : 'Address in its image']
            .filter(Boolean)
            .join('\n')}
          onClick={toggleAddresses}
        >
          {addressText(place, isAbsolute)}
        </button>
      )}
    </>
  )
}

/** What else is to be said of a frame of machine code, after its line. */
export function NativeNotes({ frame, isInline }: { frame: Frame; isInline: boolean }) {
  return (
    <>
      {isInline && (
        <span className={styles.note} title="Its code was compiled into that of the frame that called it">
          inline
        </span>
      )}
      {isScanned(frame) && (
        <span className={styles.note} title={trustText(frame)}>
          by scanning
        </span>
      )}
    </>
  )
}
