import { Scissors } from 'lucide-react'
import { createContext, useContext } from 'react'
import styles from './value-note.module.css'

const noNotes: ReadonlyMap<string, string> = new Map()
const NotesContext = createContext(noNotes)

/** What is to be known of values, by their path: that one was cut or masked before it came here. */
export const ValueNotesProvider = NotesContext.Provider

/** The mark on a value of which something is to be known; nothing on any other. */
export function ValueNote({ path }: { path: string | undefined }) {
  const notes = useContext(NotesContext)
  const note = path === undefined ? undefined : notes.get(path)
  if (note === undefined) return null
  return (
    <span className={styles.note} title={note} role="img" aria-label={note}>
      <Scissors size={11} aria-hidden />
    </span>
  )
}
