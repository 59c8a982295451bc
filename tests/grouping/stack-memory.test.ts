import { expect, test } from 'vitest'
import { createCurrentConfig } from '../../main/grouping/current-config.ts'
import { group } from '../../main/grouping/group.ts'
import { parseStackRules } from '../../main/grouping/stack-rules/parse.ts'
import { summarize } from '../../main/grouping/summarize.ts'
import { normalize } from '../../main/normalize/normalize.ts'
import type { Event } from '../../shared/model/event.ts'

function eventWith(frames: object[], exception: object = {}): Event {
  const payload = {
    platform: 'javascript',
    exception: { values: [{ type: 'E', value: 'v', stacktrace: { frames }, ...exception }] }
  }
  return normalize(payload, { receivedMs: 0, eventId: '1'.repeat(32), itemType: 'event' }).event
}

const outcome = (event: Event, config = createCurrentConfig()) => {
  const grouping = group(event, config)
  return { grouping, summary: summarize(event, grouping, config) }
}

const frame = (name: string, more: object = {}) => ({
  function: name,
  filename: `${name}.js`,
  abs_path: `app:///${name}.js`,
  lineno: 3,
  ...more
})

const EVENTS: Event[] = [
  eventWith([frame('a'), frame('b')]),
  eventWith([frame('a', { in_app: false }), frame('b')]),
  eventWith([frame('a', { in_app: true }), frame('b')]),
  eventWith([frame('a', { in_app: true }), frame('b', { in_app: true })]),
  eventWith([frame('b'), frame('a')]),
  eventWith([frame('a'), frame('a')]),
  eventWith([frame('a', { colno: 1 }), frame('a', { colno: 2 })]),
  eventWith([frame('a', { lineno: 4 }), frame('b')]),
  eventWith([frame('a')]),
  eventWith([])
]

test('a configuration that has met stack traces before says the same as a fresh one', () => {
  const config = createCurrentConfig()
  for (const _round of [1, 2, 3]) {
    for (const event of EVENTS) expect(outcome(event, config)).toEqual(outcome(event))
  }
})

test('frames are told apart, however many there were before', () => {
  const config = createCurrentConfig()
  const names = Array.from({ length: 4500 }, (_, number) => `f${number}`)
  for (const name of names) group(eventWith([frame(name)]), config)
  for (const name of names.filter((_, number) => number % 500 === 0)) {
    const event = eventWith([frame('top'), frame(name)])
    expect(outcome(event, config)).toEqual(outcome(event))
  }
})

test('rules that look at the exception are asked each time', () => {
  const { rules } = parseStackRules('type:Quiet function:a -app')
  const config = createCurrentConfig({ stackRules: rules })
  const loud = eventWith([frame('a', { in_app: true })])
  const quiet = eventWith([frame('a', { in_app: true })], { type: 'Quiet' })
  const contributes = (event: Event) =>
    group(event, config).variants.find(({ name }) => name === 'app')?.component?.values[0]
  expect(JSON.stringify(contributes(loud))).not.toEqual(JSON.stringify(contributes(quiet)))
  expect(group(loud, config)).toEqual(group(loud, createCurrentConfig({ stackRules: rules })))
})
