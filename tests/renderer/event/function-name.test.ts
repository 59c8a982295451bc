import { describe, expect, it } from 'vitest'
import { functionName, shortFunctionName } from '../../../renderer/features/event/stacktrace/function-name.ts'

describe('shortFunctionName', () => {
  it.each([
    ['main', 'main'],
    ['shop::Cart::total() const', 'shop::Cart::total'],
    ['std::vector<shop::Line, std::allocator<shop::Line> >::at(unsigned long) const', 'std::vector<T>::at'],
    [
      'double shop::(anonymous namespace)::total(shop::Cart const&, int)',
      'shop::(anonymous namespace)::total'
    ],
    ['std::vector<int> shop::lines(int)', 'shop::lines'],
    ['bool operator<(Line const&, Line const&)', 'bool operator<'],
    ['shop::Line::operator()(int) const', 'shop::Line::operator()'],
    ['ns::operator->(Ptr<int>)', 'ns::operator->'],
    ['call(std::function<void (int)>)', 'call'],
    ['core::ops::function::FnOnce::call_once::h0123456789abcdef', 'core::ops::function::FnOnce::call_once'],
    // not of that kind, or not readable: left alone
    ['-[CartController reload:(x)]', '-[CartController reload:(x)]'],
    ['<T as core::Trait>::run', '<T as core::Trait>::run'],
    ['<redacted>', '<redacted>'],
    ['closure #1 in Cart.total()', 'closure #1 in Cart.total()'],
    ['broken<int', 'broken<int'],
    ['(', '(']
  ])('%s', (name, short) => {
    expect(shortFunctionName(name)).toBe(short)
  })
})

describe('functionName', () => {
  const frame = { function: 'total(int)', raw_function: 'double total(int)' }

  it('is short on native platforms, whole where that was asked for', () => {
    expect(functionName(frame, 'native', false)).toBe('total')
    expect(functionName(frame, 'native', true)).toBe('double total(int)')
    expect(functionName({ symbol: '_Z5totali' }, 'native', false)).toBe('_Z5totali')
  })

  it('is left alone on others', () => {
    expect(functionName(frame, 'php', false)).toBe('total(int)')
    expect(functionName({}, 'php', false)).toBeUndefined()
  })
})
