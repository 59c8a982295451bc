import { expect, test } from 'vitest'
import { trimFunctionName } from '../../main/grouping/function-name.ts'

test.each([
  ['void app::Queue<Job>::push(Job const&, int) const', 'app::Queue<T>::push'],
  ['int (anonymous namespace)::parse(char const*)', '(anonymous namespace)::parse'],
  ["app::`anonymous namespace'::run(int)", "app::`anonymous namespace'::run"],
  ['?A0x1a2b3c4d::run(void)', "`anonymous namespace'::run"],
  ['std::ostream& app::operator<<(std::ostream&, Job const&)', 'app::operator<<'],
  ['app::Ptr<Job>::operator->()', 'app::Ptr<T>::operator->'],
  ['bool app::operator< <Job>(Job const&, Job const&)', 'app::operator< <T>'],
  ['app::run()::{lambda(int)#2}::operator()(int) const', 'app::run::lambda::operator()'],
  ['app::run()::$_7::operator()() const', 'app::run::lambda::operator()'],
  ['app::work() const [clone .isra.0] [clone .cold]', 'app::work'],
  ['<app::Job as core::fmt::Debug>::fmt::h0123456789abcdef', 'app::Job::fmt'],
  ['<T as core::convert::From<U>>::from', 'core::convert::From<T>::from'],
  ['memcpy@@GLIBC_2.14', 'memcpy'],
  ['_Callback@12', '_Callback'],
  ['@Fast@8', 'Fast'],
  ['@objc App.tap(Any, (Int) -> Bool) -> Int', 'App.tap'],
  ['-[Job run:]', '-[Job run:]'],
  ['[Job run]', '[Job run]'],
  ['<redacted>', '<redacted>'],
  ['', ''],
  [' main ', 'main'],
  ['()', '()'],
  ['broken(((', 'broken']
])('%j becomes %j', (name, expected) => {
  expect(trimFunctionName(name, 'native')).toBe(expected)
})

test('closures of Swift have no name', () => {
  expect(trimFunctionName('closure #1 (Int) in App.load(url: URL)', 'cocoa')).toBe('App.load')
  expect(trimFunctionName('thunk for @escaping @callee_guaranteed () -> ()', 'cocoa')).toBe(
    'thunk for closure'
  )
  expect(trimFunctionName('@callee_guaranteed () -> ()', 'cocoa')).toBe('closure')
})

test('C# loses its arguments, other languages nothing', () => {
  expect(trimFunctionName('App.Run (System.Int32 a)', 'csharp')).toBe('App.Run')
  expect(trimFunctionName('run(int)', 'java')).toBe('run(int)')
})
