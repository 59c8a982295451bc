import type { Event, Exception, Stacktrace } from '../../shared/model/event.ts'
import type { Received } from '../../shared/model/received.ts'
import {
  readDist,
  readEnvironment,
  readEventId,
  readFingerprint,
  readLogger,
  readPlatform,
  readRelease
} from './attributes.ts'
import { readBreadcrumbs } from './breadcrumbs.ts'
import { readContexts } from './contexts.ts'
import { readDebugMeta } from './debug-meta.ts'
import { readEventType } from './event-type.ts'
import { readExceptions } from './exception.ts'
import { readExtra } from './extra.ts'
import type { Place } from './findings.ts'
import { readFreeFormObject } from './free-form.ts'
import { interfaceValue } from './known-attributes.ts'
import { readLevel } from './level.ts'
import { TEXT, TREE } from './limits.ts'
import { readLogEntry } from './logentry.ts'
import { readModules } from './modules.ts'
import { readProcessingErrors } from './processing-errors.ts'
import { type Fields, present, readCount, readText } from './readers.ts'
import { readRequest } from './request.ts'
import { readSdk } from './sdk.ts'
import { readReport } from './security-report.ts'
import { readStacktrace } from './stacktrace.ts'
import { readTags, reportReserved } from './tags.ts'
import { readTemplate } from './template.ts'
import { readThreads } from './threads.ts'
import { readTimestamp } from './timestamps.ts'
import { readTransactionPart } from './transaction.ts'
import { readUser, withClientIp } from './user.ts'

/** Reads a payload's attributes and interfaces, each by its own rules, and puts together what belongs together. */
export function readEvent(fields: Fields, received: Received, at: Place): Event {
  readEventId(fields.event_id, at)
  const platform = readPlatform(fields.platform, at)
  const { tags, reserved, environment } = readTags(fields.tags, fields.site, at)
  const stacks = readStacks(fields, at)
  const untyped: Omit<Event, 'type' | 'level'> = {
    event_id: received.eventId,
    timestamp: readTimestamp(fields.timestamp, at, 'timestamp') ?? received.receivedMs,
    received: received.receivedMs,
    platform: platform ?? 'other',
    logger: readLogger(fields.logger, platform, at),
    transaction: readText(fields.transaction, at, 'transaction', TEXT.transaction),
    server_name: readText(fields.server_name, at, 'server_name', TEXT.serverName),
    release: readRelease(fields.release ?? received.release, at),
    dist: readDist(fields.dist, at),
    environment:
      readEnvironment(fields.environment ?? received.environment, at) ?? readEnvironment(environment, at),
    culprit: readText(fields.culprit, at, 'culprit', TEXT.culprit),
    checksum: readText(fields.checksum, at, 'checksum', TEXT.checksum),
    fingerprint: readFingerprint(fields.fingerprint, at),
    logentry: readLogEntry(interfaceValue(fields, 'logentry'), at),
    exception: stacks.exception,
    stacktrace: stacks.stacktrace,
    threads: readThreads(fields.threads, at),
    template: readTemplate(interfaceValue(fields, 'template'), at),
    breadcrumbs: readBreadcrumbs(interfaceValue(fields, 'breadcrumbs'), at),
    request: readRequest(interfaceValue(fields, 'request'), at, received.ip),
    user: readUser(interfaceValue(fields, 'user'), at, received.ip),
    tags,
    contexts: readContexts(interfaceValue(fields, 'contexts'), at),
    extra: readExtra(fields.extra, at),
    modules: readModules(fields.modules, at),
    debug_meta: readDebugMeta(fields.debug_meta, at),
    sdk: readSdk(fields.sdk, received, at),
    errors: readProcessingErrors(fields.errors, at),
    csp: readReport(interfaceValue(fields, 'csp'), 'csp', at),
    hpkp: readReport(interfaceValue(fields, 'hpkp'), 'hpkp', at),
    expectct: readReport(interfaceValue(fields, 'expectct'), 'expectct', at),
    expectstaple: readReport(interfaceValue(fields, 'expectstaple'), 'expectstaple', at),
    nel: readReport(fields.nel, 'nel', at),
    main_exception_id: readCount(fields.main_exception_id, at, 'main_exception_id'),
    start_timestamp: readTimestamp(fields.start_timestamp, at, 'start_timestamp'),
    transaction_info: readFreeFormObject(fields.transaction_info, at, 'transaction_info', TREE.settings)
  }
  untyped.user = withClientIp(untyped.user, untyped, received.ip)
  if (reserved.length > 0) reportReserved(reserved, untyped, at)
  const type = readEventType(fields.type, received.itemType, untyped, at)
  const isTransaction = type === 'transaction'
  return present<Event>({
    ...untyped,
    ...readTransactionPart(fields, isTransaction, untyped.timestamp, at),
    type,
    level: readLevel(fields.level, at) ?? (isTransaction ? 'info' : 'error')
  })
}

/** A stack trace beside a single exception is that exception's: very old SDKs sent them apart. */
function readStacks(
  fields: Fields,
  at: Place
): { exception: { values: Exception[] } | undefined; stacktrace: Stacktrace | undefined } {
  const exception = readExceptions(interfaceValue(fields, 'exception'), at)
  const stacktrace = readStacktrace(interfaceValue(fields, 'stacktrace'), at, 'stacktrace')
  const [only, ...others] = exception?.values ?? []
  if (!stacktrace || !only || others.length > 0 || only.stacktrace) return { exception, stacktrace }
  only.stacktrace = stacktrace
  return { exception, stacktrace: undefined }
}
