import { describe, expect, test } from 'vitest'
import { FINGERPRINT_RULES } from '../../main/grouping/built-in/fingerprints.ts'
import { createCurrentConfig } from '../../main/grouping/current-config.ts'
import { createFingerprintRule, parseFingerprintRules } from '../../main/grouping/fingerprint-rules/parse.ts'
import { group } from '../../main/grouping/group.ts'
import { createNewstyle2023 } from '../../main/grouping/newstyle-2023.ts'
import { summarize } from '../../main/grouping/summarize.ts'
import type { Event } from '../../shared/model/event.ts'
import { createCrash, createError, createEvent } from './event.ts'
import { variantOf } from './read-grouping.ts'

describe('reading', () => {
  test('matchers, values with and without quotes and commas, a title', () => {
    const text =
      'error.type:"A B" !tags.env:x "tags.a:b":y -> one, "two, too" {{ type }} {{x}} title="T: {{ type }}" # why'
    const { rules, problems } = parseFingerprintRules(text)
    expect(problems).toEqual([])
    expect(rules[0]).toMatchObject({
      matchers: [
        { key: 'type', pattern: 'A B', negated: false },
        { key: 'tags.env', pattern: 'x', negated: true },
        { key: 'tags.a:b', pattern: 'y', negated: false }
      ],
      fingerprint: ['one', 'two, too', '{{ type }}', '{{x}}'],
      title: 'T: {{ type }}',
      origin: 'custom'
    })
  })

  test('caller and callee', () => {
    const [rule] = parseFingerprintRules('[ function:a ] | function:b | [ module:c ] -> x').rules
    expect(rule).toMatchObject({ caller: [{ key: 'function' }], callee: [{ key: 'module' }] })
  })

  test('a brace is part of a value, a variable a value of its own', () => {
    const [rule] = parseFingerprintRules('type:x -> {a} b{{ type }}c, {').rules
    expect(rule?.fingerprint).toEqual(['{a}', 'b', '{{ type }}', 'c', '{'])
  })

  test('paths may end with a backslash', () => {
    expect(parseFingerprintRules('path:C:\\x\\ -> a').problems).toEqual([])
  })

  test('a rule made of its parts reads back as itself', () => {
    const rule = createFingerprintRule(
      [
        ['message', 'a "b" \\{'],
        ['!app', 'yes']
      ],
      ['x y', '{{ type }}'],
      'T "q"'
    )
    expect(parseFingerprintRules(rule.text).rules[0]).toMatchObject({
      matchers: rule.matchers,
      fingerprint: rule.fingerprint,
      title: rule.title
    })
  })

  test.each([
    ['colour:x -> a', 1, 'unknown matcher "colour"'],
    ['type:x', 7, 'expected "->"'],
    ['-> a', 1, 'expected a matcher'],
    ['type:x ->', 10, 'expected a fingerprint'],
    ['type:x -> a size="9"', 13, 'unknown attribute "size"'],
    ['type:x -> "a', 11, 'a quote is never closed'],
    ['type:x -> a title=9', 13, '"title=" needs a value in quotes'],
    ['type:[x -> a', 6, 'brackets that do not match'],
    ['app:perhaps -> a', 1, '"app:" takes yes or no'],
    ['[ type:x ] | function:b -> x', 3, '"type" is nothing that a frame has']
  ])('%s', (text, column, message) => {
    expect(parseFingerprintRules(`type:ok -> fine\n${text}`)).toMatchObject({
      rules: [{ fingerprint: ['fine'] }],
      problems: [{ line: 2, column, message: expect.stringContaining(message) }]
    })
  })
})

describe('what is probably not meant is warned of, and counts as it is written', () => {
  test.each([
    ['type:x -> {{ nope }}', 11, 'there is no variable "nope"'],
    ['type:x -> a, "{{nope}}"', 15, 'there is no variable "nope"'],
    ['type:x -> {{ Type }}', 11, 'there is no variable "Type"'],
    ['type:x -> "a {{ type }}"', 14, 'only where it is a value of its own'],
    ['type:x -> a title="In {{ nope }}: {{ type }}"', 23, 'will stay in the title'],
    ['type:x -> a title="{{ default }}"', 20, 'has no text']
  ])('%s', (text, column, message) => {
    const { rules, problems, warnings } = parseFingerprintRules(`type:ok -> fine\n${text}`)
    expect([rules.length, problems]).toEqual([2, []])
    expect(warnings).toEqual([{ line: 2, column, message: expect.stringContaining(message) }])
  })

  test.each([
    'type:x -> {{ default }}, {{DEFAULT}}, {{ tags.a-b }}, {{stack.filename}}',
    'type:x -> {{ type }} title="{{ type }} in {{ tags.zone }}"',
    'type:x -> {{ nope }} # {{ nope }}'
  ])('%s', (text) => {
    expect(parseFingerprintRules(text).warnings.map(({ column }) => column)).toEqual(
      text.includes('nope') ? [11] : []
    )
  })

  test('a line that cannot be read is a mistake alone', () => {
    const { problems, warnings } = parseFingerprintRules('type:x -> {{ nope }} "a')
    expect([problems.length, warnings]).toEqual([1, []])
  })

  test('none of Culprit’s own rules is', () => {
    expect(parseFingerprintRules(FINGERPRINT_RULES).warnings).toEqual([])
  })
})

function configOf(rules: string) {
  const parsed = parseFingerprintRules(rules)
  expect(parsed.problems).toEqual([])
  return createCurrentConfig({ fingerprintRules: parsed.rules })
}

function fingerprint(event: Event, rules: string): string[] | undefined {
  return group(event, configOf(rules)).variants.find((variant) => variant.contributes)?.fingerprint
}

const crash = createCrash(
  'java',
  [
    { function: 'main', module: 'app.Main', filename: 'Main.java', in_app: true },
    {
      function: 'load',
      module: 'app.db.Store',
      abs_path: '/src/app/db/Store.java',
      in_app: true,
      package: '/x/lib.jar'
    },
    { function: 'read', module: 'lib.Io', filename: 'Io.java', in_app: false }
  ],
  { type: 'StoreError', value: 'No row 42' }
)
const event: Event = {
  ...crash,
  level: 'warning',
  logger: 'app.log',
  release: 'app@1.2.0',
  transaction: 'GET /',
  tags: [['env', 'prod']],
  sdk: { name: 'sentry.java' },
  logentry: { formatted: 'Row 42 is missing' },
  threads: { values: [{ id: '7', name: 'Worker', crashed: true }] }
}

describe('matching', () => {
  test.each([
    ['type:StoreError', true],
    ['type:storeerror', false],
    ['value:"no row*"', true],
    ['message:"ROW * missing"', true],
    ['message:"No row*"', true],
    ['logger:app.* level:WARNING', true],
    ['tags.env:prod', true],
    ['tags.env:dev', false],
    ['!tags.env:dev', true],
    ['tags.none:*', false],
    ['sdk:sentry.java', true],
    ['sdk:other,sentry.java', true],
    ['family:other', true],
    ['family:all', true],
    ['family:native', false],
    ['release:app@1.*', true],
    ['thread.name:worker thread.crashed:yes', true],
    ['thread.id:8', false],
    ['function:load module:app.db.*', true],
    ['function:load module:lib.*', false],
    ['function:read app:no', true],
    ['function:read app:yes', false],
    ['path:**/db/store.java', true],
    ['path:main.java', true],
    ['package:**/lib.jar', true],
    ['type:StoreError function:nowhere', false],
    ['[ function:main ] | function:load | [ function:read ]', true],
    ['[ function:read ] | function:load', false]
  ])('%s is %j', (matchers, expected) => {
    expect(fingerprint(event, `${matchers} -> hit`)).toEqual(expected ? ['hit'] : undefined)
  })

  test('matchers of one kind must hold for one exception', () => {
    const two = createError('java', [
      { type: 'A', value: 'x' },
      { type: 'B', value: 'y' }
    ])
    expect(fingerprint(two, 'type:A value:x -> hit')).toEqual(['hit'])
    expect(fingerprint(two, 'type:A value:y -> hit')).toBeUndefined()
  })

  test('the first rule that matches wins, a project before what is built in', () => {
    expect(fingerprint(event, 'type:No -> a\ntype:Store* -> b\ntype:StoreError -> c')).toEqual(['b'])
    const chunk = createError('javascript', [{ type: 'ChunkLoadError', value: 'Loading chunk 5 failed' }])
    expect(variantOf(group(chunk), 'built_in_fingerprint').fingerprint).toEqual(['chunkloaderror'])
    expect(fingerprint(chunk, 'type:ChunkLoadError -> mine')).toEqual(['mine'])
  })
})

describe('variables', () => {
  test.each([
    ['transaction', 'GET /'],
    ['message', 'Row <int> is missing'],
    ['raw_message', 'Row 42 is missing'],
    ['type', 'StoreError'],
    ['error.value', 'No row <int>'],
    ['raw_value', 'No row 42'],
    ['function', 'load'],
    ['stack.module', 'app.db.Store'],
    ['path', '/src/app/db/Store.java'],
    ['stack.filename', '/src/app/db/Store.java'],
    ['package', 'lib.jar'],
    ['level', 'warning'],
    ['logger', 'app.log'],
    ['tags.env', 'prod'],
    ['tags.none', '<no-value-for-tag-none>'],
    ['nonsense', '<unrecognized-variable-nonsense>']
  ])('%s', (name, value) => {
    expect(fingerprint(event, `type:* -> {{ ${name} }}`)).toEqual([value])
  })

  test('what is missing says so', () => {
    const bare = createEvent({ platform: 'native' })
    const names = 'transaction message type value function path stack.filename module package logger'.split(
      ' '
    )
    const rule = `level:error -> ${names.map((name) => `{{ ${name} }}`).join(' ')}`
    expect(fingerprint(bare, rule)).toEqual([
      '<no-transaction>',
      '<no-message>',
      '<no-type>',
      '<no-value>',
      '<no-function>',
      '<no-abs-path>',
      '<no-filename>',
      '<no-module>',
      '<no-package>',
      '<no-logger>'
    ])
  })

  test('in 2023 unknown variables were kept, and messages were not changed', () => {
    const rule = createFingerprintRule([['type', '*']], ['{{ nonsense }}', '{{ message }}', 'No row 42'])
    const variant = variantOf(group(event, createNewstyle2023([], [rule])), 'custom_fingerprint')
    expect(variant.fingerprint).toEqual(['{{ nonsense }}', 'Row 42 is missing', 'No row 42'])
  })

  test('a message that an SDK put into the fingerprint groups like the message', () => {
    const of = (row: number) =>
      group({ ...crash, fingerprint: ['db', `No row ${row}`], logentry: { formatted: `No row ${row}` } })
    expect(of(1).hashes).toEqual(of(2).hashes)
    expect(variantOf(of(1), 'custom_fingerprint').fingerprint).toEqual(['db', 'No row <int>'])
  })
})

test('a rule can set the title, also without another grouping', () => {
  const grouping = group(
    event,
    configOf('type:StoreError -> {{ default }} title="Store ({{ transaction }}) {{ huh }}"')
  )
  expect(grouping.title).toBe('Store (GET /) {{ huh }}')
  expect(grouping.hashes).toEqual(group(event).hashes)
  expect(summarize(event, grouping)).toMatchObject({
    title: 'Store (GET /) {{ huh }}',
    metadata: { title: 'Store (GET /) {{ huh }}', type: 'StoreError' }
  })
})
