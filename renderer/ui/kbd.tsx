import styles from './kbd.module.css'

const isMac = /Mac|iPhone|iPad/.test(navigator.platform)

const names: Record<string, string> = {
  mod: isMac ? '⌘' : 'Ctrl',
  shift: isMac ? '⇧' : 'Shift',
  escape: 'Esc',
  enter: 'Enter',
  arrowup: '↑',
  arrowdown: '↓',
  pageup: 'PgUp',
  pagedown: 'PgDn',
  home: 'Home',
  end: 'End',
  delete: 'Del',
  tab: 'Tab'
}

/** The caps of a key combination (`mod+k`) or of keys pressed in turn (`g i`). */
export function keyCaps(keys: string): string[] {
  return keys
    .split(' ')
    .flatMap((chord) => chord.split('+'))
    .map((key) => names[key] ?? (key.length === 1 ? key.toUpperCase() : key))
}

/** A key combination, drawn as its caps. */
export function Kbd({ keys }: { keys: string }) {
  return (
    <span className={styles.keys}>
      {keyCaps(keys).map((cap) => (
        <kbd key={cap} className={styles.cap}>
          {cap}
        </kbd>
      ))}
    </span>
  )
}
