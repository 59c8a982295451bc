import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { linkIntoStore } from '../../api/places.ts'
import { TooltipProvider } from '../../ui/tooltip.tsx'
import { DropZone } from './drop-zone.tsx'
import { FindBar } from './find-bar.tsx'
import { ImportDialog } from './import-dialog.tsx'
import { listenToShell } from './shell-events.ts'
import styles from './store-banner.module.css'
import { StoreBanner } from './store-banner.tsx'
import { syncAppearance } from './sync-appearance.ts'

// What the desktop's shell needs of a window, in a root of its own: it works whatever the page shows or fails to show.

syncAppearance()

const container = document.createElement('div')
document.body.append(container)
createRoot(container).render(
  <StrictMode>
    <TooltipProvider>
      <FindBar container={container} />
      <ImportDialog />
      <DropZone />
    </TooltipProvider>
  </StrictMode>
)

void listenToShell().then((store) => {
  if (store === null) return
  linkIntoStore(store.id)
  const head = document.createElement('header')
  document.body.classList.add(styles.frame ?? '')
  document.body.prepend(head)
  createRoot(head).render(<StoreBanner store={store} />)
})
