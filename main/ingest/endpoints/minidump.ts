import { hyphenate } from '../../protocol/event-id.ts'
import { ProtocolError } from '../../protocol/protocol-error.ts'
import { unpackContainer } from '../container.ts'
import { readFormEvent } from '../form-event.ts'
import { type Part, parseMultipart, parseNestedMultipart } from '../multipart.ts'
import type { SubmittedItem } from '../submission.ts'
import { toAttachment } from './attachments.ts'
import { type Endpoint, type IngestRequest, mimeType, requireBody, send, submit } from './endpoint.ts'

const DUMP_FIELD = 'upload_file_minidump'
/** Files that Crashpad's and Breakpad's clients send beside the dump, and what they are (msgpack). */
const ATTACHMENT_TYPES: Readonly<Record<string, string | undefined>> = {
  '__sentry-event': 'event.payload',
  '__sentry-breadcrumb1': 'event.breadcrumbs',
  '__sentry-breadcrumb2': 'event.breadcrumbs'
}

/** `/api/ID/minidump/`: a crash dump alone, or in a form with what the client knew. */
export const minidump: Endpoint = {
  methods: ['POST'],
  async read(request) {
    requireBody(request)
    const parts = mimeType(request) === 'multipart/form-data' ? readForm(request) : [toDumpPart(request.body)]
    const dump = parts.find(({ name }) => name === DUMP_FIELD)
    if (!dump) throw new ProtocolError(400, 'missing minidump')
    const others = parts.filter((part) => part !== dump && part.filename !== undefined)
    const event: SubmittedItem = { type: 'event', headers: {}, payload: readFormEvent(parts) }
    return submit(request, [event, await toDump(dump, request), ...others.map(toFile)])
  },
  // Crashpad and Breakpad read the id as text
  respond: (response, id) => send(response, 200, id === undefined ? '' : hyphenate(id), 'text/plain')
}

function toDumpPart(body: Buffer): Part {
  return { name: DUMP_FIELD, filename: 'minidump.dmp', body }
}

/** Old Electron on Linux puts the whole form into the dump's field. */
function readForm(request: IngestRequest): Part[] {
  const parts = parseMultipart(request.body, request.headers['content-type'] ?? '')
  const dump = parts.find(({ name }) => name === DUMP_FIELD)
  const nested = dump && parseNestedMultipart(dump.body)
  return nested ? [...parts.filter((part) => part !== dump), ...nested] : parts
}

async function toDump(part: Part, { limits }: IngestRequest): Promise<SubmittedItem> {
  const name = part.filename === undefined || part.filename === '' ? 'minidump.dmp' : part.filename
  const { body, filename } = await unpackContainer(part.body, name, limits.maxBodyBytes)
  const magic = body.toString('latin1', 0, 4)
  if (magic !== 'MDMP' && magic !== 'PMDM') throw new ProtocolError(400, 'invalid minidump')
  return {
    type: 'attachment',
    headers: { filename, content_type: 'application/x-dmp', attachment_type: 'event.minidump' },
    payload: body
  }
}

function toFile(part: Part): SubmittedItem {
  const item = toAttachment(part)
  const type = ATTACHMENT_TYPES[part.name]
  return type === undefined ? item : { ...item, headers: { ...item.headers, attachment_type: type } }
}
