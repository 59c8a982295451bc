import { describe, expect, it } from 'vitest'
import { showContext } from '../../../renderer/features/event/contexts/known-contexts.ts'
import { prettyJson, rawLines } from '../../../renderer/ui/format/lines.ts'
import type { JsonObject } from '../../../shared/model/json.ts'

describe('showContext', () => {
  it('puts known fields first, named and in units, and the rest as it came', () => {
    const shown = showContext('device', {
      type: 'device',
      extra: 1,
      memory_size: 17_179_869_184,
      model: 'X',
      charging: true
    })
    expect(shown.title).toBe('Device')
    expect(shown.fields).toEqual([
      { key: 'model', label: 'Model', value: { json: 'X' } },
      { key: 'memory_size', label: 'Memory', value: { text: '17.2 GB' } },
      { key: 'charging', label: 'Charging', value: { text: 'Yes' } },
      { key: 'extra', label: 'extra', value: { json: 1 } }
    ])
  })

  it('knows a context by its type where its key is another', () => {
    expect(showContext('client_os', { type: 'os', name: 'Linux' })).toMatchObject({
      title: 'Operating system',
      fields: [{ label: 'Name' }]
    })
  })

  it('shows a value as it is that has not the form expected', () => {
    expect(showContext('device', { memory_size: 'lots' }).fields[0]?.value).toEqual({ json: 'lots' })
    expect(showContext('device', { boot_time: 'no date' }).fields[0]?.value).toEqual({ json: 'no date' })
    expect(showContext('mine', { a: null })).toEqual({
      key: 'mine',
      title: 'mine',
      fields: [{ key: 'a', label: 'a', value: { json: null } }]
    })
  })

  it('says two fields at once that belong together', () => {
    const told = (context: JsonObject, at?: number) =>
      showContext(typeof context.app_start_time === 'string' ? 'app' : 'device', context, at).fields.map(
        ({ label, value }) => [label, 'text' in value ? value.text : value.json]
      )
    expect(told({ memory_size: 2_000_000_000, free_memory: 500_000_000 })).toEqual([
      ['Memory', '2.0 GB, 500 MB free']
    ])
    expect(told({ memory_size: 'lots', free_memory: 500_000_000 })).toEqual([
      ['Memory', 'lots'],
      ['Memory free', '500 MB']
    ])
    expect(told({ battery_level: 61.25, charging: true })).toEqual([['Battery', '61.3%, charging']])
    expect(told({ app_start_time: '2026-01-01T00:00:00Z' }, Date.UTC(2026, 0, 1, 0, 1, 30))[0]?.[1]).toMatch(
      /, 1 min 30 s before this event$/
    )
  })

  it('is not led astray by names of every object', () => {
    expect(showContext('x', { type: 'constructor', a: 1 }).title).toBe('x')
  })
})

describe('rawLines', () => {
  it('bounds the length of a line and loses nothing', () => {
    const text = `${'x'.repeat(1000)}\nshort`
    const lines = rawLines(text)
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(140)
    expect(lines.join('')).toBe(text.replace('\n', ''))
    expect(lines.at(-1)).toBe('short')
  })
})

describe('prettyJson', () => {
  it('breaks JSON into lines and leaves alone what is none', () => {
    expect(prettyJson('{"a":[1]}')).toBe('{\n  "a": [\n    1\n  ]\n}')
    expect(prettyJson('{"a":')).toBeUndefined()
  })
})
