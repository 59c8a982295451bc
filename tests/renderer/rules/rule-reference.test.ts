import { expect, test } from 'vitest'
import { checkRules } from '../../../main/core/handlers/groupings.ts'
import { fingerprintReference, stackReference } from '../../../renderer/features/rules/rule-reference.ts'

test('every example of the reference can be read', () => {
  const problems = checkRules({
    stackRules: stackReference.examples.map(({ rule }) => rule).join('\n'),
    fingerprintRules: fingerprintReference.examples.map(({ rule }) => rule).join('\n'),
    parameterizes: true
  })
  expect(problems).toEqual([])
})

/** Single words of `type: value: +app -app`, which stand together where they mean the same. */
const wordsOf = (words: readonly { word: string }[]) => words.flatMap(({ word }) => word.split(' '))

/** Of matchers that take few values. */
const values: Readonly<Record<string, string>> = { 'app:': 'yes', 'family:': 'native' }

test('every matcher and action of the reference is one', () => {
  for (const word of wordsOf(stackReference.matchers)) {
    const stackRules = `${word}${values[word] ?? 'x'} -group`
    expect([word, checkRules({ stackRules, fingerprintRules: '', parameterizes: true })]).toEqual([word, []])
  }
  for (const word of wordsOf(stackReference.effects)) {
    const stackRules = `function:x ${word}${word.endsWith('=') ? '3' : ''}`
    expect([word, checkRules({ stackRules, fingerprintRules: '', parameterizes: true })]).toEqual([word, []])
  }
  for (const word of wordsOf(fingerprintReference.matchers)) {
    const fingerprintRules = `${word}${values[word] ?? 'x'} -> y`
    expect([word, checkRules({ stackRules: '', fingerprintRules, parameterizes: true })]).toEqual([word, []])
  }
  for (const { word } of fingerprintReference.effects) {
    const fingerprintRules = `type:x -> ${word}`
    expect([word, checkRules({ stackRules: '', fingerprintRules, parameterizes: true })]).toEqual([word, []])
  }
})
