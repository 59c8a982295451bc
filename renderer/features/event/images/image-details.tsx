import { CopyButton } from '../../../ui/copy-button.tsx'
import { JsonValue } from '../../../ui/json-tree.tsx'
import { formatAddress, type LoadedImage } from './debug-images.ts'
import styles from './image-details.module.css'
import { statusWords } from './image-status.tsx'

/** All that is known of an image. */
export function ImageDetails({ image }: { image: LoadedImage }) {
  const { start, end, debugId, debugFile, codeId, codeFile, arch, version, type, candidates } = image
  const range =
    start === undefined
      ? undefined
      : end === undefined
        ? formatAddress(start)
        : `${formatAddress(start)} – ${formatAddress(end)}`
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['Address range', range],
    ['Debug ID', debugId],
    ['Debug file', debugFile],
    ['Code ID', codeId],
    ['Code file', codeFile],
    ['Architecture', arch],
    ['Version', version],
    ['Type', type],
    ['Stack unwinding', statusWords[image.unwindStatus]],
    ['Symbolication', statusWords[image.debugStatus]]
  ]
  return (
    <div className={styles.details}>
      <dl className={styles.facts}>
        {facts.map(([name, value]) =>
          value === undefined ? null : (
            <div key={name} className={styles.fact}>
              <dt>{name}</dt>
              <dd>
                <code>{value}</code>
                {name.endsWith('ID') && <CopyButton text={value} label={`Copy the ${name.toLowerCase()}`} />}
              </dd>
            </div>
          )
        )}
      </dl>
      {candidates !== undefined && (
        <>
          <p className={styles.title}>Where its debug file was looked for</p>
          <JsonValue value={candidates} openDepth={2} />
        </>
      )}
    </div>
  )
}
