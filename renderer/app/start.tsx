import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { transport } from '../api/connection.ts'
import { startLive } from '../api/live.ts'
import { startLook } from '../ui/preferences.ts'
import { startShortcuts } from '../ui/shortcuts.ts'
import { TooltipProvider } from '../ui/tooltip.tsx'
import { askAhead } from './ask-ahead.ts'
import { NoAccess } from './no-access.tsx'
import { createQueries } from './queries.ts'
import { router } from './router.tsx'

startLook()

const root = document.getElementById('root')
if (root === null) throw new Error('The page has no root element')

if (transport === null) {
  createRoot(root).render(<NoAccess />)
} else {
  const queries = createQueries()
  startLive(transport, queries)
  startShortcuts(window)
  askAhead(queries)
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <TooltipProvider>
          <RouterProvider router={router} />
        </TooltipProvider>
      </QueryClientProvider>
    </StrictMode>
  )
}
