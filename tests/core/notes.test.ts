import { expect, test } from 'vitest'
import { startTestApp } from '../helpers/start-test-app.ts'

async function startWithIssue() {
  const app = await startTestApp()
  await app.postEvent({ message: 'hello' })
  return app
}

test('a note is added, changed and taken away, each time announced', async () => {
  const app = await startWithIssue()
  const { issues } = app.client
  const changed = () => app.nextChange((change) => change.topic === 'issues' && change.ids.includes('1'))
  const added = changed()
  const note = await issues.addNote({ id: '1', text: '  **look** at this  ' })
  expect(note).toMatchObject({ kind: 'note', data: { text: '**look** at this' } })
  await added
  expect((await issues.get({ id: '1' })).activity[0]).toEqual(note)

  const edited = changed()
  const later = await issues.editNote({ noteId: note.id, text: 'done' })
  expect(later).toMatchObject({
    id: note.id,
    at: note.at,
    data: { text: 'done', edited: expect.any(Number) }
  })
  await edited
  expect((await issues.get({ id: '1' })).activity[0]).toEqual(later)

  const deleted = changed()
  await issues.deleteNote({ noteId: note.id })
  await deleted
  expect((await issues.get({ id: '1' })).activity.map(({ kind }) => kind)).toEqual(['first_seen'])
})

test('only notes can be changed, and only those that are there', async () => {
  const { client } = await startWithIssue()
  const [firstSeen] = (await client.issues.get({ id: '1' })).activity
  await expect(client.issues.editNote({ noteId: firstSeen?.id ?? '', text: 'x' })).rejects.toThrow(
    /no such note/
  )
  await expect(client.issues.deleteNote({ noteId: '999' })).rejects.toThrow(/no such note/)
  await expect(client.issues.deleteNote({ noteId: 'nonsense' })).rejects.toThrow(/no such note/)
  await expect(client.issues.addNote({ id: '1', text: '   ' })).rejects.toThrow()
})

test('a note can be long, in any script, and of any characters', async () => {
  const { client } = await startWithIssue()
  const text = `${'x'.repeat(19_900)} 漢字 👩‍👩‍👧 <script>alert(1)</script> \u202e \n\n\`code\``
  await client.issues.addNote({ id: '1', text })
  expect((await client.issues.get({ id: '1' })).activity[0]?.data.text).toBe(text)
  await expect(client.issues.addNote({ id: '1', text: 'x'.repeat(20_001) })).rejects.toThrow()
})
