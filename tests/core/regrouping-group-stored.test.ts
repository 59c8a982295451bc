import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { deriveEvent } from '../../main/core/derive-event.ts'
import { groupStored } from '../../main/core/group-stored.ts'
import { createGroupingConfigs } from '../../main/core/grouping-configs.ts'
import { packEvent } from '../../main/store/packed-event.ts'
import { NO_REFERENCE_DATA, referenceFiles } from '../helpers/reference-data.ts'

const config = createGroupingConfigs()({
  stackRules: 'path:**/lib/** +app\nfunction:*handler* -group',
  fingerprintRules: 'level:warning -> warnings, {{ transaction }}\ntags.release:* -> {{ release }}',
  parameterizes: true
})
const files = referenceFiles('events').filter(({ name }) => name.endsWith('.json'))

test.skipIf(files.length === 0)(
  `a stored event is grouped again as if all of it were derived (else: ${NO_REFERENCE_DATA})`,
  () => {
    for (const { name, path } of files) {
      const text = readFileSync(path)
      const received = { receivedMs: 1_750_000_000_000, eventId: 'a'.repeat(32), itemType: 'event' }
      const { hashes, summary } = deriveEvent(JSON.parse(text.toString()), received, config).derived
      expect([name, groupStored({ payload: packEvent(received, text), received: '' }, config)]).toEqual([
        name,
        { hashes, title: summary.title }
      ])
    }
  }
)

test('what cannot be read has a group all the same', () => {
  const received = { receivedMs: 0, eventId: 'a'.repeat(32), itemType: 'event' }
  expect(groupStored({ payload: packEvent(received, Buffer.from('{"a"')), received: '' }, config)).toEqual({
    hashes: ['d41d8cd98f00b204e9800998ecf8427e'],
    title: '<unreadable event>'
  })
})
