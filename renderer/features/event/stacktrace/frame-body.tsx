import type { Frame, FrameLock } from '../../../../shared/model/event.ts'
import type { JsonObject } from '../../../../shared/model/json.ts'
import { ClippedBox } from '../../../ui/clipped-box.tsx'
import { JsonEntries } from '../../../ui/json-tree.tsx'
import styles from './frame-body.module.css'
import { isAssembly } from './frame-rows.ts'
import { SourceCode } from './source-code.tsx'

/** Variables beyond this height wait to be asked for, px. */
const variablesPx = 100

type Registers = Readonly<Record<string, string>>

/** What a frame has beside its line: code, variables, a lock, registers, its assembly. */
export function FrameBody({
  frame,
  path,
  platform,
  registers
}: {
  frame: Frame
  /** Its place in the event, dotted. */
  path: string
  platform: string
  registers: Registers | undefined
}) {
  return (
    <div className={styles.body}>
      <SourceCode frame={frame} platform={platform} />
      <Values title="Local variables" values={frame.vars} path={`${path}.vars`} />
      {frame.lock !== undefined && <Values title="Lock" values={lockFields(frame.lock)} />}
      <RegisterTable registers={registers} />
      {frame.other !== undefined && <Values title="Also sent" values={frame.other} path={path} />}
      {isAssembly(frame.package) && <Values title="Assembly" values={assemblyFields(frame.package)} />}
    </div>
  )
}

function Values({ title, values, path }: { title: string; values: JsonObject | undefined; path?: string }) {
  const entries = Object.entries(values ?? {})
  if (entries.length === 0) return null
  return (
    <div className={styles.values}>
      <p className={styles.title}>{title}</p>
      <ClippedBox height={variablesPx}>
        <JsonEntries entries={entries} path={path} />
      </ClippedBox>
    </div>
  )
}

const byName = new Intl.Collator('en', { numeric: true })

function RegisterTable({ registers = {} }: { registers: Registers | undefined }) {
  const entries = Object.entries(registers).toSorted(([a], [b]) => byName.compare(a, b))
  if (entries.length === 0) return null
  return (
    <div className={styles.values}>
      <p className={styles.title}>Registers</p>
      <dl className={styles.registers}>
        {entries.map(([name, value]) => (
          <div key={name} className={styles.register}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

const lockWords = ['locked', 'waiting', 'sleeping', 'blocked'] as const

/** A monitor of the Java virtual machine. Its type is a bit: 1 locked, 2 waiting, 4 sleeping, 8 blocked. */
function lockFields({ type, address, package_name, class_name, thread_id, other }: FrameLock): JsonObject {
  const state = type === undefined ? undefined : lockWords[Math.log2(type)]
  return {
    ...(state !== undefined && { State: state }),
    ...(class_name !== undefined && { Class: [package_name, class_name].filter(Boolean).join('.') }),
    ...(address !== undefined && { Address: address }),
    ...(thread_id !== undefined && { 'Held by thread': thread_id }),
    ...other
  }
}

const assemblyWords: Readonly<Record<string, string>> = { PublicKeyToken: 'Public key token' }

function assemblyFields(fullName: string): JsonObject {
  const [name = '', ...rest] = fullName.split(', ')
  const pairs = rest.map((part) => {
    const [key = '', value = ''] = part.split('=', 2)
    return [assemblyWords[key] ?? key, value]
  })
  return { Name: name, ...Object.fromEntries(pairs) }
}
