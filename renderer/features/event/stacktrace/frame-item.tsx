import { ChevronRight } from 'lucide-react'
import { useId, useState } from 'react'
import type { JsonObject } from '../../../../shared/model/json.ts'
import { Badge } from '../../../ui/badge.tsx'
import { classNames } from '../../../ui/class-names.ts'
import { JsonEntries } from '../../../ui/json-tree.tsx'
import styles from './frame-item.module.css'
import { FrameLine } from './frame-line.tsx'
import { type FrameRow, isAssembly, isExpandable } from './frame-rows.ts'
import { isNative, platformOf } from './platform.ts'
import { SourceCode } from './source-code.tsx'

interface FrameItemProps {
  row: FrameRow & { kind: 'frame' }
  eventPlatform: string
  /** Registers of the stack; they belong to its newest frame. */
  registers: Readonly<Record<string, string>> | undefined
  openAtFirst: boolean
  isError: boolean
}

/** One frame: its line, and behind it the code, the variables and the registers. */
export function FrameItem({ row, eventPlatform, registers, openAtFirst, isError }: FrameItemProps) {
  const { frame, times, isNewest, isCaller } = row
  const own = frame.in_app === true
  const held = isNewest ? registers : undefined
  const canOpen = isExpandable(frame, held)
  const [open, setOpen] = useState(openAtFirst && canOpen)
  const bodyId = useId()
  const platform = platformOf(frame, eventPlatform)
  // Machine code is told in columns, which a word before them would shift.
  const native = isNative(platform)
  const lead = leadOf(own, isNewest, isCaller, isError)
  const face = (
    <>
      {lead !== undefined && !native && <span className={styles.lead}>{lead}:</span>}
      <FrameLine frame={frame} platform={platform} />
      {times > 1 && <Badge title="The same call, again and again">repeated {times} times</Badge>}
      {lead !== undefined && native && <span className={styles.lead}>{lead}</span>}
      {own && <span className={styles.own}>In app</span>}
    </>
  )
  const className = classNames(styles.head, own ? styles.app : styles.system)
  return (
    <li className={styles.frame}>
      {canOpen ? (
        <button
          type="button"
          className={className}
          aria-expanded={open}
          aria-controls={bodyId}
          onClick={() => setOpen(!open)}
        >
          {face}
          <ChevronRight size={14} className={styles.chevron} aria-hidden />
        </button>
      ) : (
        <div className={className} title="There is nothing more about this frame">
          {face}
          <span className={styles.noChevron} />
        </div>
      )}
      {open && (
        <div className={styles.body} id={bodyId}>
          <SourceCode frame={frame} platform={platform} />
          <Values title="Local variables" values={frame.vars} />
          <Registers registers={held} />
          {isAssembly(frame.package) && <Values title="Assembly" values={assemblyFields(frame.package)} />}
        </div>
      )}
    </li>
  )
}

const byName = new Intl.Collator('en', { numeric: true })

function Registers({ registers = {} }: { registers: Readonly<Record<string, string>> | undefined }) {
  const entries = Object.entries(registers).toSorted(([a], [b]) => byName.compare(a, b))
  if (entries.length === 0) return null
  return (
    <div className={styles.values}>
      <h5 className={styles.valuesTitle}>Registers</h5>
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

function assemblyFields(fullName: string): JsonObject {
  const [name = '', ...rest] = fullName.split(', ')
  const pairs = rest.map((part) => part.split('=', 2)).map(([key = '', value = '']) => [key, value])
  return { Name: name, ...Object.fromEntries(pairs) }
}

function leadOf(own: boolean, isNewest: boolean, isCaller: boolean, isError: boolean) {
  if (own) return undefined
  if (isNewest) return isError ? 'Crashed in non-app' : 'Occurred in non-app'
  return isCaller ? 'Called from' : undefined
}

function Values({ title, values }: { title: string; values: JsonObject | undefined }) {
  const entries = Object.entries(values ?? {})
  if (entries.length === 0) return null
  return (
    <div className={styles.values}>
      <h5 className={styles.valuesTitle}>{title}</h5>
      <JsonEntries entries={entries} />
    </div>
  )
}
