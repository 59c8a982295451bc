import { Button } from '../../ui/button.tsx'
import { EmptyPart } from '../../ui/empty-part.tsx'

/** Said where the filters leave no event of an issue. */
export function NoEventFits({ onClear }: { onClear: () => void }) {
  return (
    <EmptyPart title="No event fits">
      <p>No event of this issue is in the chosen time and fits the search.</p>
      <p>
        <Button size="small" onClick={onClear}>
          Show all of its events
        </Button>
      </p>
    </EmptyPart>
  )
}
