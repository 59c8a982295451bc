import { useEffect, useRef } from 'react'

/** Something that can be done by key or from the palette. Who can do it now registers it with `useCommand`. */
export interface Command {
  readonly id: string
  readonly label: string
  readonly group: string
  /** `j`, `shift+x`, `mod+k` (Ctrl, or Command on a Mac), `g i` (one after the other). The first one is shown. */
  readonly keys: readonly string[]
}

interface Registration {
  readonly command: Command
  readonly run: () => void
}

/** The latest to register is asked first. */
const registered: Registration[] = []

/** Makes a command work while the calling component is there and `enabled`. */
export function useCommand(command: Command, run: () => void, enabled = true) {
  const latest = useRef(run)
  useEffect(() => {
    latest.current = run
  })
  useEffect(() => {
    if (!enabled) return
    const registration = { command, run: () => latest.current() }
    registered.push(registration)
    return () => {
      registered.splice(registered.indexOf(registration), 1)
    }
  }, [command, enabled])
}

/** What can be done now, each command once. */
export function availableCommands(): Registration[] {
  const byId = new Map(registered.map((registration) => [registration.command.id, registration]))
  return [...byId.values()]
}

/** Runs what the given keys mean now. True if there was something. */
export function runKeys(keys: string): boolean {
  const found = registered.findLast(({ command }) => command.keys.includes(keys))
  found?.run()
  return found !== undefined
}

/** True if some command starts with these keys and goes on with others. */
export function isPrefix(keys: string): boolean {
  return registered.some(({ command }) => command.keys.some((each) => each.startsWith(`${keys} `)))
}

/** Things with a group, by their group, in the order in which the groups first come. */
export function byGroup<Thing>(
  things: readonly Thing[],
  groupOf: (thing: Thing) => string
): [string, Thing[]][] {
  const groups = new Map<string, Thing[]>()
  for (const thing of things) {
    const group = groupOf(thing)
    const members = groups.get(group)
    if (members === undefined) groups.set(group, [thing])
    else members.push(thing)
  }
  return [...groups]
}
