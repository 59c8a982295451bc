import { describe, expect, test } from 'vitest'
import { parseEnvelope } from '../../main/protocol/envelope.ts'
import { ProtocolError } from '../../main/protocol/protocol-error.ts'

const limits = { maxItems: 10 }
const parse = (text: string) => parseEnvelope(new TextEncoder().encode(text), limits)
const shape = (text: string) =>
  parse(text).items.map(({ type, payload }) => `${type}=${new TextDecoder().decode(payload)}`)

describe('items', () => {
  test.each([
    ['with length', '{}\n{"type":"event","length":2}\n{}\n', ['event={}']],
    ['without length', '{}\n{"type":"event"}\n{}', ['event={}']],
    [
      'a newline inside a payload of known length',
      '{}\n{"type":"attachment","length":3}\na\nb\n',
      ['attachment=a\nb']
    ],
    [
      'an empty payload of length 0',
      '{}\n{"type":"attachment","length":0}\n\n{"type":"event"}\n{}',
      ['attachment=', 'event={}']
    ],
    [
      'an empty payload without length',
      '{}\n{"type":"attachment"}\n\n{"type":"event"}\n{}',
      ['attachment=', 'event={}']
    ],
    ['a header at the very end', '{}\n{"type":"attachment"}', ['attachment=']],
    [
      'headers over several lines',
      '{\n  "event_id": "}"\n}\n{\n"type":\n"event",\n"length":2}\n{}\n{"type":"session"}\n{}',
      ['event={}', 'session={}']
    ],
    ['none', '{"event_id":"9ec79c33ec9942ab8353589fcb2e04dc"}', []],
    ['two newlines at the end', '{}\n{"type":"event"}\n{}\n\n', ['event={}']],
    [
      'blank lines between',
      '{}\n\n{"type":"event","length":2}\n{}\n\n\n{"type":"session"}\n{}',
      ['event={}', 'session={}']
    ],
    ['length counts bytes', '{}\n{"type":"event","length":4}\n"é"\n', ['event="é"']],
    ['an unknown type and unknown headers', '{}\n{"type":"novel","x":1}\nabc', ['novel=abc']],
    ['no type', '{}\n{}\nabc', ['unknown=abc']],
    ['an attachment that was cut', '{}\n{"type":"attachment","length":10}\nabc', ['attachment=abc']]
  ])('%s', (_name, text, expected) => {
    expect(shape(text)).toEqual(expected)
  })

  test('headers are kept as they are', () => {
    const { headers, items } = parse('{"dsn":"x","new":[1]}\n{"type":"event","filename":"f"}\n{}')
    expect(headers).toEqual({ dsn: 'x', new: [1] })
    expect(items[0]?.headers).toEqual({ type: 'event', filename: 'f' })
  })
})

describe('refused with the cause', () => {
  test.each([
    ['', 'missing envelope header'],
    ['\n\n', 'missing envelope header'],
    ['hello', 'invalid envelope header'],
    ['[]', 'invalid envelope header'],
    ['{"a":', 'invalid envelope header'],
    [`${'{"a":'.repeat(20)}1${'}'.repeat(20)}`, 'invalid envelope header'],
    ['{}\nhello\n{}', 'invalid item header'],
    ['{}\n{"type":"event","length":-1}\n{}', 'invalid item header'],
    ['{}\n{"type":"event","length":"2"}\n{}', 'invalid item header'],
    ['{}\n{"type":"event","length":1.5}\n{}', 'invalid item header'],
    ['{}\n{"type":"event","length":99}\n{}', 'unexpected end of file'],
    ['{}\n{"type":"event","length":1}\n{}', 'missing newline after header or payload'],
    [`{}${'\n{"type":"x"}\na'.repeat(11)}`, 'more than 10 items']
  ])('%j', (text, cause) => {
    const failure = catchError(() => parse(text))
    expect(failure).toBeInstanceOf(ProtocolError)
    expect(failure).toMatchObject({ status: 400, message: 'invalid event envelope', causes: [cause] })
  })

  test('bytes that are no UTF-8 in a header', () => {
    const failure = catchError(() => parseEnvelope(Uint8Array.of(0x7b, 0xff, 0x7d), limits))
    expect(failure).toMatchObject({ causes: ['invalid envelope header'] })
  })
})

function catchError(action: () => unknown): unknown {
  try {
    return action()
  } catch (error) {
    return error
  }
}
