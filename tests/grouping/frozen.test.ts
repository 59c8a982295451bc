import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { BUILT_IN_FINGERPRINT_RULES, BUILT_IN_STACK_RULES } from '../../main/grouping/built-in/rules.ts'
import { currentConfig } from '../../main/grouping/current-config.ts'
import { group } from '../../main/grouping/group.ts'
import { CURRENT_TOKENS } from '../../main/grouping/parameterize/current-tokens.ts'
import { normalize } from '../../main/normalize/normalize.ts'

// Events keep the id of the configuration that grouped them, and are only offered to be grouped again where that differs from
// the one that holds. So whoever changes the effect of a configuration that was released gives it another id, and then, and
// only then, writes new values here.

const digestOf = (value: unknown) =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16)

test('the configuration is the one that these values are of', () => {
  expect(currentConfig.id).toBe('culprit:2')
})

test('its rules and tokens are as they were released', () => {
  expect(digestOf(BUILT_IN_STACK_RULES)).toBe('84ce0eea16d4dabd')
  expect(digestOf(BUILT_IN_FINGERPRINT_RULES)).toBe('433c73bcde3458cf')
  const { guard, tokens } = CURRENT_TOKENS
  const functions = tokens.map(({ accepts, replace }) => [accepts !== undefined, replace !== undefined])
  expect(digestOf([guard, tokens.map(({ name, pattern }) => [name, pattern]), functions])).toBe(
    '390078bf88eb8a90'
  )
})

const frame = (more: object) => ({
  function: 'load',
  filename: 'src/cart.js',
  lineno: 3,
  in_app: true,
  ...more
})
const library = frame({ function: 'run', filename: 'node_modules/express/lib/router.js', in_app: false })
const thrown = (platform: string, value: object, more: object = {}) => ({
  platform,
  exception: { values: [{ type: 'TypeError', value: 'x of 12 is undefined', ...value }] },
  ...more
})

const EVENTS: readonly [name: string, event: object, hashes: string[]][] = [
  [
    'a message with numbers',
    { message: 'user 17 not found at 2026-01-02T03:04:05Z' },
    ['c0f2788935ae431f31ed94fb57024fa8']
  ],
  [
    'a message with codes',
    { message: 'upstream returned 503 for user 17: E11000, exit code 137' },
    ['01dc2de0abc685b50d8a045f25033e6c']
  ],
  [
    'a template',
    { logentry: { message: 'user %s not found', params: ['17'] } },
    ['13a7d1f57e1b0e6724506f0bbbf20548']
  ],
  ['an error without frames', thrown('python', {}), ['cf69717b386ca06a0558e476d38ad125']],
  [
    'frames of the application',
    thrown('node', { stacktrace: { frames: [library, frame({})] } }),
    ['40a1433d706ab94d117cffab8bbde286', 'a1d8a107bef3260fa9a61d1a33d62b7c']
  ],
  [
    'frames of libraries only',
    thrown('node', { stacktrace: { frames: [library] } }),
    ['49c87b8cf0e168defbd17ea5b49fa1b6']
  ],
  [
    'a script with its line',
    thrown('javascript', {
      stacktrace: {
        frames: [frame({ abs_path: 'https://shop.example/a.js?v=3', context_line: '  go(cart)' })]
      }
    }),
    ['9c2400a7a230b336952d7eb375a77990']
  ],
  [
    'calls of itself',
    thrown('java', {
      module: 'a.b',
      stacktrace: { frames: Array(4).fill(frame({ module: 'a.b.Cart' })) }
    }),
    ['b8489bad16e08e46a987b4158cad6a0e']
  ],
  [
    'machine code',
    thrown('native', {
      stacktrace: {
        frames: [frame({ function: 'core::ops::call', package: '/usr/lib/libc.so.6', in_app: undefined })]
      }
    }),
    ['81ef6dcc316d6985cd3198313df59f1e']
  ],
  [
    'a salted fingerprint',
    thrown('node', {}, { fingerprint: ['{{ default }}', 'cart 5'] }),
    ['cad14cb8fad855f96c76e286408b9a11']
  ],
  [
    'a fingerprint',
    thrown('node', {}, { fingerprint: ['checkout', '{{ type }}'] }),
    ['327a4b92408137ac53af097ea93cbe3a']
  ],
  [
    'a chain',
    {
      platform: 'python',
      exception: {
        values: [
          { type: 'KeyError', value: "'id'" },
          { type: 'ValueError', value: 'bad id 7' }
        ]
      }
    },
    ['6520df6962be0fb8b69d93fcb2a1387c']
  ],
  [
    'a security report',
    {
      csp: {
        effective_directive: 'script-src',
        blocked_uri: 'https://evil.example/x.js',
        document_uri: 'https://a.example'
      }
    },
    ['34020f70c471604e1ed3150aea6c205f']
  ]
]

test.each(EVENTS)('%s is grouped as it was', (_, payload, hashes) => {
  const { event } = normalize(payload, { receivedMs: 0, eventId: '1'.repeat(32), itemType: 'event' })
  expect(group(event, currentConfig).hashes).toEqual(hashes)
})
