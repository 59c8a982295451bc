import type { Accept } from '../../ingest/submission.ts'
import type { Dispatch } from '../dispatch.ts'
import { createSample } from './sample-data.ts'

const AT_ONCE = 40

/** Takes the sample in as if SDKs had sent it, then does with some issues what people do. Ends early where it is refused. */
export async function fillWithSample(take: Accept, call: Dispatch, nowMs: number): Promise<void> {
  const { submissions, endings } = createSample(nowMs)
  for (let at = 0; at < submissions.length; at += AT_ONCE) {
    await Promise.all(submissions.slice(at, at + AT_ONCE).map(take))
  }
  for (const { projectId, eventId, status } of endings) {
    const found = await call('events.get', { id: eventId, projectId })
    if (!found.ok) continue
    const { issueId } = found.value as { issueId: string }
    await call('issues.update', { ids: [issueId], status })
  }
}
