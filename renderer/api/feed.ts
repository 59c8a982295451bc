import { useEffect, useRef } from 'react'

/** Something that is told to whoever listens now. */
export interface Feed<Value> {
  tell(value: Value): void
  hasListeners(): boolean
  /** Gives how to stop. */
  listen(listener: (value: Value) => void): () => void
}

export function createFeed<Value>(): Feed<Value> {
  const listeners = new Set<(value: Value) => void>()
  return {
    tell(value) {
      for (const listener of listeners) listener(value)
    },
    hasListeners: () => listeners.size > 0,
    listen(listener) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    }
  }
}

/** Calls back with what a feed tells while the calling component is there. */
export function useFeed<Value>(feed: Feed<Value>, listener: (value: Value) => void) {
  const latest = useRef(listener)
  useEffect(() => {
    latest.current = listener
  })
  useEffect(() => feed.listen((value) => latest.current(value)), [feed])
}
