import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { TooltipProvider } from '../../ui/tooltip.tsx'
import { FindBar } from './find-bar.tsx'
import { listenToShell } from './shell-events.ts'
import { syncAppearance } from './sync-appearance.ts'

// What the desktop's shell needs of a window, in a root of its own: it works whatever the page shows or fails to show.

void listenToShell()
syncAppearance()

const container = document.createElement('div')
document.body.append(container)
createRoot(container).render(
  <StrictMode>
    <TooltipProvider>
      <FindBar container={container} />
    </TooltipProvider>
  </StrictMode>
)
