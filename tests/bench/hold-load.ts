import { setTimeout as delay } from 'node:timers/promises'
import { type ReadyHeadless, residentBytes } from '../helpers/headless-process.ts'
import { runGenerator } from './generator-process.ts'

export interface Sample {
  /** Since the load began. */
  readonly seconds: number
  /** Of the server's process. */
  readonly residentBytes: number
  /** Answered 200 up to then. */
  readonly sent: number
}

export interface HoldOptions {
  readonly seconds: number
  readonly sampleSeconds: number
  readonly onSample: (sample: Sample) => void
}

const EVENTS_AT_ONCE = 1_000
/** One generator makes its events while the other sends: the server has no pause. */
const GENERATORS = 2

/** Keeps a server under full load for a time and looks at its memory now and then. Rejects where it does not take all. */
export async function holdLoad(server: ReadyHeadless, options: HoldOptions): Promise<Sample[]> {
  const { seconds, sampleSeconds, onSample } = options
  const started = performance.now()
  const passed = () => (performance.now() - started) / 1000
  const samples: Sample[] = []
  let seed = 0
  let sent = 0

  async function send(): Promise<void> {
    while (passed() < seconds) {
      const events = EVENTS_AT_ONCE
      await runGenerator({ url: server.ingestUrl, events, gzip: false, seed: ++seed, kinds: 1 })
      sent += events
    }
  }

  async function watch(): Promise<void> {
    while (passed() < seconds) {
      await delay(1000 * Math.min(sampleSeconds, Math.max(0.1, seconds - passed())))
      const sample = { seconds: passed(), residentBytes: residentBytes(server.child.pid).now, sent }
      samples.push(sample)
      onSample(sample)
    }
  }

  await Promise.all([watch(), ...Array.from({ length: GENERATORS }, send)])
  return samples
}

/** By how many bytes a minute memory grows: the slope of the straight line that lies next to the samples. */
export function growthPerMinute(samples: readonly Sample[]): number {
  const mean = (of: (sample: Sample) => number) =>
    samples.reduce((sum, sample) => sum + of(sample), 0) / samples.length
  const [time, bytes] = [mean(({ seconds }) => seconds), mean(({ residentBytes }) => residentBytes)]
  const common = mean((sample) => (sample.seconds - time) * (sample.residentBytes - bytes))
  const spread = mean((sample) => (sample.seconds - time) ** 2)
  return spread === 0 ? 0 : (60 * common) / spread
}
