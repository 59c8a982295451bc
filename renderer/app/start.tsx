import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode, useLayoutEffect } from 'react'
import { createRoot } from 'react-dom/client'
import { startLook } from '../ui/preferences.ts'
import { startShortcuts } from '../ui/shortcuts.ts'
import { TooltipProvider } from '../ui/tooltip.tsx'
import type { FirstQuestions } from './first-questions.ts'
import { NoAccess } from './no-access.tsx'
import { router } from './router.tsx'

/** An answer that takes longer is not waited for. */
const mostWaitMs = 100

const timeout = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Puts the application into the page, with the answers to what was asked for it; without questions, it says why. */
export function startApp(first: FirstQuestions | null) {
  startLook()

  const element = document.getElementById('root')
  if (element === null) throw new Error('The page has no root element')
  const root = createRoot(element)

  if (first === null) {
    root.render(<NoAccess />)
    return
  }
  startShortcuts(window)
  // until the page does it: the place may change while it is loaded
  const stopFollowing = router.history.subscribe(() => void router.load())
  const page = (
    <StrictMode>
      <QueryClientProvider client={first.queries}>
        <TooltipProvider>
          <RouterProvider router={router} />
          <WhenShown act={stopFollowing} />
        </TooltipProvider>
      </QueryClientProvider>
    </StrictMode>
  )
  // With the place and the answers there, the page is made once; without them it would be made of placeholders first.
  void Promise.race([Promise.all([first.answered, router.load()]), timeout(mostWaitMs)]).then(() =>
    root.render(page)
  )
}

/** Acts when what stands before it is in the page. */
function WhenShown({ act }: { act: () => void }) {
  useLayoutEffect(act, [act])
  return null
}
