import { createCurrentConfig } from '../../../main/grouping/current-config.ts'
import { group } from '../../../main/grouping/group.ts'
import { normalize } from '../../../main/normalize/normalize.ts'
import type { Event } from '../../../shared/model/event.ts'
import { MESSAGES, WORDS } from '../event-words.ts'
import { type Measured, median } from '../measured.ts'
import { createRandom, type Random } from '../random.ts'

const EVENTS = 3000
/** Until then, the code is still being compiled. */
const WARM_UP = 1500
const FRAMES = 50
const MESSAGE_COUNT = 10_000
/** About 8 KiB. */
const LONG_WORDS = 1050
const PLATFORMS = ['node', 'javascript', 'python', 'java', 'go', 'native'] as const
/** Those that the bar is for. */
const MEASURED_AGAINST = ['node', 'javascript'] as const
type Platform = (typeof PLATFORMS)[number]

/** Grouping by itself: events of 50 frames that are all new or were all seen before, and messages that all differ. */
export function benchGrouping(): Measured {
  const random = createRandom(1)
  const config = createCurrentConfig()
  const results: Record<string, number> = {}
  for (const platform of PLATFORMS) {
    results[`${platform}.newUs`] = medianUs(
      () => crash(platform, random),
      (event) => group(event, config)
    )
    const known = crash(platform, random)
    results[`${platform}.knownUs`] = medianUs(
      () => structuredClone(known),
      (event) => group(event, config)
    )
  }
  const messages = Array.from({ length: MESSAGE_COUNT }, () =>
    random.pick(MESSAGES)(random, random.pick(WORDS))
  )
  const startMs = performance.now()
  for (const message of messages) config.parameterize(message)
  results.messagesMs = performance.now() - startMs
  results.longMessagesMs = longMessagesMs(random, config.parameterize)
  return {
    rows: Object.entries(results).map(([what, value]) => ({ what, value: value.toFixed(1) })),
    results,
    bars: [
      ...MEASURED_AGAINST.map((platform) => ({ what: `${platform}.newUs`, below: 150 })),
      { what: 'messagesMs', below: 1000 },
      { what: 'longMessagesMs', below: 1000 }
    ]
  }
}

/** As many messages of plain words that fill all that takes part, each made before it is measured: ms for all. */
function longMessagesMs(random: Random, parameterize: (message: string) => string): number {
  let ms = 0
  for (let number = 0; number < MESSAGE_COUNT; number++) {
    const words = Array.from({ length: LONG_WORDS }, () => random.pick(WORDS)).join(' ')
    // as it arrives: one flat text
    const message: string = JSON.parse(JSON.stringify(`Failure ${number}: ${words}`))
    const startMs = performance.now()
    parameterize(message)
    ms += performance.now() - startMs
  }
  return ms
}

/** What `measured` takes, each time of something else: µs. */
function medianUs<Subject>(make: () => Subject, measured: (subject: Subject) => unknown): number {
  const times: number[] = []
  for (let run = 0; run < EVENTS; run++) {
    const subject = make()
    const startMs = performance.now()
    measured(subject)
    if (run >= WARM_UP) times.push((performance.now() - startMs) * 1000)
  }
  return median(times)
}

/** An error none of whose frames has been there before. */
function crash(platform: Platform, random: Random): Event {
  const frames = Array.from({ length: FRAMES }, (_, index) => newFrame(platform, index % 3 === 0, random))
  const value = random.pick(MESSAGES)(random, random.pick(WORDS))
  const payload = { platform, exception: { values: [{ type: 'TypeError', value, stacktrace: { frames } }] } }
  // as it arrives: only then its texts are as those of any other event
  const arrived: unknown = JSON.parse(JSON.stringify(payload))
  return normalize(arrived, { receivedMs: 0, eventId: '1'.repeat(32), itemType: 'event' }).event
}

function newFrame(platform: Platform, isPackage: boolean, random: Random): object {
  const name = `${random.pick(WORDS)}-${random.hex(8)}`
  const verb = `load${random.hex(6)}`
  const lineno = random.below(900)
  switch (platform) {
    case 'javascript': {
      const path = `${isPackage ? 'node_modules' : 'src'}/${name}/lib/${random.pick(WORDS)}.js`
      const url = `https://app.example.com/static/${path}?v=${random.hex(6)}`
      const place = { function: `${random.pick(WORDS)}.${verb}`, filename: url, abs_path: url }
      return { ...place, lineno, colno: random.below(90) }
    }
    case 'node': {
      const path = `${isPackage ? 'node_modules' : 'src'}/${name}/lib/${random.pick(WORDS)}.js`
      return {
        ...placeOf(path, `/srv/app/${path}`, `${random.pick(WORDS)}.${verb}`, name),
        lineno,
        in_app: !isPackage,
        context_line: `    const result = await this.${name}.find({ where: { id } })`
      }
    }
    case 'python': {
      const folder = isPackage ? '/usr/lib/python3.12/site-packages' : '/srv/app'
      const path = `${name}/${random.pick(WORDS)}.py`
      return {
        ...placeOf(path, `${folder}/${path}`, verb, `${name}.${random.pick(WORDS)}`),
        lineno,
        in_app: !isPackage,
        context_line: `        return self.${verb}(request, timeout=self.timeout)`
      }
    }
    case 'java': {
      const type = `${isPackage ? 'org.springframework' : 'com.example'}.${name}.${random.pick(WORDS)}Service`
      return { function: verb, module: type, filename: `${random.pick(WORDS)}.java`, lineno }
    }
    case 'go': {
      const folder = isPackage ? '/srv/go/pkg/mod' : '/srv/app'
      const path = `github.com/example/${name}/${random.pick(WORDS)}.go`
      return {
        ...placeOf(path, `${folder}/${path}`, `(*Service).${verb}`, `github.com/example/${name}`),
        lineno
      }
    }
    case 'native': {
      const template = `std::unique_ptr<${random.pick(WORDS)}::Item, std::default_delete<int>>`
      return {
        function: `${random.pick(WORDS)}::${verb}(${template} const&, unsigned long)::{lambda(int)#1}::operator()`,
        package: isPackage ? '/usr/lib/x86_64-linux-gnu/libstdc++.so.6' : `/opt/app/lib${name}.so`,
        instruction_addr: `0x${random.hex(12)}`
      }
    }
  }
}

function placeOf(filename: string, path: string, name: string, module: string): object {
  return { filename, abs_path: path, function: name, module }
}
