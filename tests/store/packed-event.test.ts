import { expect, test } from 'vitest'
import { packEvent, unpackEvent } from '../../main/store/packed-event.ts'
import { compress } from '../../main/store/payload-codec.ts'

const received = {
  receivedMs: 1_750_000_000_000,
  eventId: 'a'.repeat(32),
  itemType: 'event',
  client: 'x\ny/1'
}

test.each(['{"message":"hi"}', '', '\n', '{\n"a": 1\n}', `{"text":"${'long '.repeat(1000)}"}`])(
  'an event is packed with what is known of it, and comes out as it was: %#',
  (text) => {
    const payload = Buffer.from(text)
    const unpacked = unpackEvent({ payload: packEvent(received, payload), received: '' })
    expect(unpacked.received).toEqual(received)
    expect(Buffer.from(unpacked.payload).toString()).toBe(text)
  }
)

test('of an older store, what is known of it lies beside it', () => {
  const payload = Buffer.from('{"message":"line one\\nline two"}\n')
  const unpacked = unpackEvent({ payload: compress(payload), received: JSON.stringify(received) })
  expect(unpacked).toEqual({ received, payload })
})

test('one that is not whole is told, not shown in part', () => {
  const packed = packEvent(received, Buffer.from('{"message":"hi"}'))
  const cut = { ...packed, data: packed.data.subarray(0, packed.data.length - 4) }
  expect(() => unpackEvent({ payload: cut, received: '' })).toThrow()
})
