import { toast } from '../../../ui/toast.tsx'

/** Something that was done and can be taken back. */
export interface UndoStep {
  /** Takes it back; gives how many issues that concerned. Rejects where it cannot be. */
  run(): Promise<number>
}

/** What `u` takes back, the latest last. It lives as long as the window. */
const steps: UndoStep[] = []

/** What is shown as done and is still being done. */
const underway = new Set<Promise<void>>()

/** The undo that was asked for last. One waits for the other: on their way to the core they could overtake each other. */
let undoing: Promise<void> = Promise.resolve()

/** Does something that can be undone afterwards: an undo that is asked for meanwhile waits for it. */
export async function beforeUndo(doing: Promise<void>): Promise<void> {
  underway.add(doing)
  try {
    await doing
  } finally {
    underway.delete(doing)
  }
}

/** Says what was done, with a button that takes it back; `u` does so too, the latest first. */
export function offerUndo(text: string, step: UndoStep) {
  steps.push(step)
  toast({ text, action: { label: 'Undo', run: () => void inTurn(() => takeBack(step)) } })
}

/** Takes the latest step back. */
export function undoLatest(): Promise<void> {
  return inTurn(async () => {
    await Promise.allSettled(underway)
    const step = steps.at(-1)
    if (step === undefined) toast({ text: 'There is nothing to undo.' })
    else await takeBack(step)
  })
}

function inTurn(undo: () => Promise<void>): Promise<void> {
  undoing = undoing.then(undo)
  return undoing
}

async function takeBack(step: UndoStep) {
  const index = steps.indexOf(step)
  if (index < 0) return
  steps.splice(index, 1)
  try {
    const count = await step.run()
    toast({ text: `Undone for ${count === 1 ? 'one issue' : `${count} issues`}.` })
  } catch (error) {
    steps.push(step)
    explain('It could not be undone', error)
  }
}

/** Says what failed, and why. */
export function explain(what: string, error: unknown) {
  toast({ text: `${what}: ${error instanceof Error ? error.message : String(error)}`, tone: 'error' })
}
