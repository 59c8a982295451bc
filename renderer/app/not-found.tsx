import { Link } from '@tanstack/react-router'
import { EmptyState } from '../ui/empty-state.tsx'

export function NotFound() {
  return (
    <main>
      <EmptyState title="There is no such page">
        <p>
          The address leads nowhere. <Link to="/issues">Go to the issues</Link>
        </p>
      </EmptyState>
    </main>
  )
}
