import { describe, expect, it } from 'vitest'
import { codeLines, dedent } from '../../../renderer/features/event/stacktrace/code-lines.ts'
import { eventWithCode } from '../../../renderer/features/event/stacktrace/code-text.ts'
import { eventMarkdown, exceptionsMarkdown } from '../../../renderer/features/event/stacktrace/markdown.ts'
import { eventTraceText, exceptionsText } from '../../../renderer/features/event/stacktrace/raw-text.ts'
import type { Event, Exception, Frame } from '../../../shared/model/event.ts'

const outer: Frame = { filename: 'app/main.x', module: 'app.Main', function: 'main', lineno: 3, colno: 7 }
const inner: Frame = { filename: 'app/pay.x', module: 'app.Pay', function: 'pay', lineno: 12 }
const failure: Exception = {
  type: 'Oops',
  value: 'no',
  module: 'app',
  stacktrace: { frames: [outer, inner] }
}

const event: Event = {
  event_id: 'a'.repeat(32),
  type: 'error',
  level: 'error',
  timestamp: 0,
  received: 0,
  platform: 'python',
  tags: [],
  contexts: {},
  extra: {}
}

describe('exceptionsText writes a trace as its platform does:', () => {
  it.each([
    ['javascript', 'Oops: no\n  at pay(app/pay.x:12)\n  at main(app/main.x:3:7)'],
    ['ruby', "Oops: no\n  from app/pay.x:12:in `pay'\n  from app/main.x:3:7:in `main'"],
    ['php', 'Oops: no\n#0 app/pay.x(12): pay\n#1 app/main.x(3): main'],
    ['python', 'Oops: no\n  File "app/main.x", line 3, in main\n  File "app/pay.x", line 12, in pay'],
    [
      'java',
      'app.Oops: no\n    at app.Pay.pay(app/pay.x:12)\n    at app.Main.main(app/main.x:3:7)'.replace(
        ':3:7',
        ':3'
      )
    ],
    ['unheard-of', 'Oops: no\n  File "app/main.x", line 3, in main\n  File "app/pay.x", line 12, in pay']
  ])('%s', (platform, text) => {
    expect(exceptionsText([failure], platform)).toBe(text)
  })

  it('native', () => {
    const frame: Frame = {
      package: '/usr/lib/libc.so',
      instruction_addr: '0x10',
      function: 'abort',
      filename: 'a.c',
      lineno: 1
    }
    expect(exceptionsText([{ type: 'SIGABRT', stacktrace: { frames: [frame] } }], 'native')).toBe(
      'SIGABRT\n  libc.so             0x10         abort (a.c:1)'
    )
  })

  it('python with the line of code', () => {
    const frame: Frame = { ...inner, context_line: '    pay(cart)' }
    expect(exceptionsText([{ type: 'Oops', stacktrace: { frames: [frame] } }], 'python')).toBe(
      'Oops\n  File "app/pay.x", line 12, in pay\n    pay(cart)'
    )
  })

  it('by the platform of a frame where it has its own', () => {
    const mixed = { type: 'Oops', stacktrace: { frames: [{ ...inner, platform: 'javascript' }] } }
    expect(exceptionsText([mixed], 'java')).toBe('Oops\n  at pay(app/pay.x:12)')
  })

  it('the newest exception first', () => {
    expect(exceptionsText([{ type: 'Cause' }, { type: 'Effect' }], 'python')).toBe('Effect\n\nCause')
  })
})

describe('eventTraceText', () => {
  it('falls back to the stack of the event, then to that of its best thread', () => {
    const trace = { frames: [inner] }
    expect(eventTraceText(event)).toBeUndefined()
    expect(eventTraceText({ ...event, stacktrace: trace })).toContain('app/pay.x')
    const threads = { values: [{ id: '1' }, { id: '2', crashed: true, stacktrace: trace }] }
    expect(eventTraceText({ ...event, threads })).toContain('app/pay.x')
  })
})

describe('codeLines', () => {
  it('numbers the lines around the current one', () => {
    const frame: Frame = { lineno: 12, pre_context: ['a', 'b'], context_line: 'c', post_context: ['d'] }
    expect(codeLines(frame)).toEqual([
      { number: 10, text: 'a', isCurrent: false },
      { number: 11, text: 'b', isCurrent: false },
      { number: 12, text: 'c', isCurrent: true },
      { number: 13, text: 'd', isCurrent: false }
    ])
    expect(codeLines({ pre_context: ['a'] })).toEqual([])
  })

  it('takes off a deep indentation that all lines share, empty ones aside', () => {
    const frame: Frame = { pre_context: ['          a', ''], context_line: '            b' }
    expect(dedent(codeLines(frame)).map(({ text }) => text)).toEqual(['a', '', '  b'])
    const shallow: Frame = { context_line: '    b' }
    expect(dedent(codeLines(shallow)).map(({ text }) => text)).toEqual(['    b'])
  })
})

const coded: Frame = { ...inner, in_app: true, context_line: 'x = "```"', vars: { cart: { items: 0 } } }
const failed: Exception = { type: 'Oops', value: 'no', stacktrace: { frames: [outer, coded] } }

describe('eventWithCode', () => {
  it('follows each frame with its code and its variables', () => {
    expect(eventWithCode({ ...event, exception: { values: [failed] } })).toBe(
      [
        'Oops: no',
        '  File "app/main.x", line 3, in main',
        '  File "app/pay.x", line 12, in pay',
        '      > 12 | x = "```"',
        '      cart = {"items":0}'
      ].join('\n')
    )
  })

  it('falls back to the stack of a thread, and is nothing where there is none', () => {
    const threads = { values: [{ stacktrace: { frames: [outer] } }] }
    expect(eventWithCode({ ...event, threads })).toBe('  File "app/main.x", line 3, in main')
    expect(eventWithCode(event)).toBeUndefined()
  })
})

describe('eventMarkdown', () => {
  const id = 'a'.repeat(32)

  it('holds code and variables of own frames, and cannot be broken out of', () => {
    expect(exceptionsMarkdown([{ ...failed, stacktrace: { frames: [coded] } }])).toBe(
      '**Oops**: `no`\n\n`app/pay.x:12 in pay`\n\n````\n> 12 | x = "```"\n````\n\n- `cart` = `{"items":0}`'
    )
    expect(exceptionsMarkdown([{ type: 'Oops', value: 'a ``b`` <i>' }])).toBe('**Oops**: ```a ``b`` <i>```')
    expect(exceptionsMarkdown([{ type: 'Oops', value: 'one\n```\ntwo' }])).toBe(
      '**Oops**\n\n````\none\n```\ntwo\n````'
    )
  })

  it('says how many frames are folded', () => {
    const systems = [1, 2, 3].map((n): Frame => ({ function: `loop${n}`, filename: 'lib.x', in_app: false }))
    const trace = { frames: [...systems, { ...inner, in_app: true }] }
    expect(exceptionsMarkdown([{ type: 'Oops', stacktrace: trace }])).toContain(
      '`lib.x in loop3`\n\n… 2 more frames'
    )
  })

  it('ends with what is known of the event and what happened before', () => {
    const text = eventMarkdown({
      id,
      event: {
        ...event,
        release: 'shop@2',
        request: { method: 'POST', url: 'https://shop.example.com/pay' },
        exception: { values: [{ type: 'Oops' }] },
        breadcrumbs: {
          values: [
            { type: 'default', level: 'info', category: 'ui.click', message: 'button#pay', timestamp: 0 }
          ]
        }
      }
    })
    expect(text.split('\n\n')).toEqual([
      '**Oops**',
      [
        `- Event: \`${id}\``,
        '- Time: `1970-01-01T00:00:00.000Z`',
        '- Level: `error`',
        '- Release: `shop@2`',
        '- Request: `POST https://shop.example.com/pay`',
        '- Platform: `python`'
      ].join('\n'),
      'Before it:',
      '```\n00:00:00.000 ui.click: button#pay\n```'
    ])
  })

  it('tells the message where there is no trace', () => {
    const text = eventMarkdown({ id, event: { ...event, logentry: { formatted: 'disk is full' } } })
    expect(text).toMatch(/^```\ndisk is full\n```\n\n- Event/)
  })
})
