import { expect, test } from 'vitest'
import { autostartEntry } from '../../main/shell/autostart-entry.ts'

test('names the program and its arguments, whatever is in them', () => {
  const lines = autostartEntry(['/opt/My "Apps"/culprit', '/home/a$b/100%', 'c\\d', '--hidden']).split('\n')
  expect(lines[0]).toBe('[Desktop Entry]')
  expect(lines).toContain(
    String.raw`Exec="/opt/My \\"Apps\\"/culprit" "/home/a\\$b/100%%" "c\\\\d" "--hidden"`
  )
})
