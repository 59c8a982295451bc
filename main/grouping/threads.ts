import type { Thread } from '../../shared/model/event.ts'

/** The thread that stands for an event: the crashed one, else the current one, else the only one. Several are none. */
export function onlyThread(threads: readonly Thread[]): Thread | undefined {
  const candidates = [
    threads.filter((thread) => thread.crashed),
    threads.filter((thread) => thread.current),
    threads
  ]
  return candidates.find((candidate) => candidate.length === 1)?.[0]
}
