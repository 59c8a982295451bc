import { ChevronDown, ChevronUp } from 'lucide-react'
import { IconButton } from '../../ui/button.tsx'
import { availableCommands } from '../../ui/command.ts'
import { issueCommands } from './commands.ts'

/** Does what the key of a command does, where somebody offers it. */
function run(command: { readonly id: string }) {
  availableCommands()
    .find((one) => one.command.id === command.id)
    ?.run()
}

/** To the issues before and after this one in the list. */
export function IssueSteps() {
  return (
    <>
      <IconButton
        icon={ChevronUp}
        label="Previous issue"
        keys="k"
        onClick={() => run(issueCommands.previous)}
      />
      <IconButton icon={ChevronDown} label="Next issue" keys="j" onClick={() => run(issueCommands.next)} />
    </>
  )
}
