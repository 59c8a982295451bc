import { describe, expect, it } from 'vitest'
import { groupedFrames } from '../../../renderer/features/event/grouping/grouped-frames.ts'
import type { Event } from '../../../shared/model/event.ts'
import type { Grouping, GroupingComponent } from '../../../shared/model/grouping.ts'

const node = (id: string, values: GroupingComponent['values'], contributes = true): GroupingComponent => ({
  id,
  contributes,
  values
})
/** A stack trace of which only some frames contribute, as `+-+`. */
const stack = (signs: string) =>
  node(
    'stacktrace',
    [...signs].map((sign) => node('frame', [], sign === '+')),
    signs.includes('+')
  )
const exception = (signs: string) => node('exception', [stack(signs), node('type', ['Error'])])
const groupingOf = (...components: GroupingComponent[]) => variantsOf(['app', 'default'], components)
const variantsOf = (names: readonly string[], components: readonly GroupingComponent[]): Grouping => ({
  config: 'test',
  hashes: ['0'.repeat(32)],
  variants: components.map((component, index) => ({
    name: names[index] ?? '',
    type: 'component',
    contributes: component.contributes,
    hash: null,
    component
  }))
})
const trace = (frames: number) => ({ frames: Array.from({ length: frames }, () => ({})) })
const eventWith = (fields: object) => fields as Event
const marks = (grouping: Grouping, event: Event) =>
  Object.fromEntries([...groupedFrames(grouping, event)].map(([path, indices]) => [path, [...indices]]))

describe('frames that decide on the issue', () => {
  it('are those of the one exception', () => {
    const event = eventWith({ exception: { values: [{ stacktrace: trace(3) }] } })
    const grouping = groupingOf(node('app', [exception('-++')]))
    expect(marks(grouping, event)).toEqual({ 'exception.values.0.stacktrace': [1, 2] })
  })

  it('are those of each exception of a chain, whatever variant has them', () => {
    const event = eventWith({ exception: { values: [{ stacktrace: trace(2) }, { stacktrace: trace(1) }] } })
    const chain = (first: string, second: string) =>
      node('chained_exception', [exception(first), exception(second)])
    expect(marks(groupingOf(chain('+-', '-'), chain('-+', '+')), event)).toEqual({
      'exception.values.0.stacktrace': [0, 1],
      'exception.values.1.stacktrace': [0]
    })
  })

  it('are all of the system only where no other variant contributes', () => {
    const event = eventWith({ exception: { values: [{ stacktrace: trace(2) }] } })
    const [app, system] = [node('app', [exception('-+')]), node('system', [exception('++')])]
    const path = 'exception.values.0.stacktrace'
    expect(marks(variantsOf(['app', 'system'], [app, system]), event)).toEqual({ [path]: [1] })
    expect(marks(variantsOf(['system'], [system]), event)).toEqual({ [path]: [0, 1] })
  })

  it('are none of a variant, or a stack trace, that does not contribute', () => {
    const event = eventWith({ exception: { values: [{ stacktrace: trace(2) }] } })
    expect(marks(groupingOf(node('system', [exception('++')], false)), event)).toEqual({})
    expect(marks(groupingOf(node('app', [exception('--')])), event)).toEqual({})
  })

  it('are not guessed where exceptions or frames are others', () => {
    const event = eventWith({ exception: { values: [{ stacktrace: trace(2) }, { stacktrace: trace(2) }] } })
    expect(marks(groupingOf(node('app', [exception('++')])), event)).toEqual({})
    const short = eventWith({ exception: { values: [{ stacktrace: trace(1) }] } })
    expect(marks(groupingOf(node('app', [exception('++')])), short)).toEqual({})
  })

  it('are those of the crashed thread, and of a trace without an exception', () => {
    const threads = { values: [{ stacktrace: trace(2) }, { crashed: true, stacktrace: trace(2) }] }
    expect(marks(groupingOf(node('threads', [stack('+-')])), eventWith({ threads }))).toEqual({
      'threads.values.1.stacktrace': [0]
    })
    expect(marks(groupingOf(node('app', [stack('-+')])), eventWith({ stacktrace: trace(2) }))).toEqual({
      stacktrace: [1]
    })
  })
})
