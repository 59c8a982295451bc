import { useEffect } from 'react'

const application = 'Culprit'

/** Names the window after what it shows, while it does. */
export function usePageTitle(title: string | undefined) {
  useEffect(() => {
    if (title === undefined) return
    document.title = `${title} · ${application}`
    return () => {
      document.title = application
    }
  }, [title])
}
