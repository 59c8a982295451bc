import { expect, it } from 'vitest'
import { createFeed } from '../../../renderer/api/feed.ts'

it('a feed tells those who listen now, and knows whether anybody does', () => {
  const feed = createFeed<string>()
  const heard: string[] = []
  expect(feed.hasListeners()).toBe(false)
  feed.tell('too early')
  const stop = feed.listen((value) => heard.push(value))
  expect(feed.hasListeners()).toBe(true)
  feed.tell('now')
  stop()
  feed.tell('too late')
  expect(heard).toEqual(['now'])
  expect(feed.hasListeners()).toBe(false)
})
