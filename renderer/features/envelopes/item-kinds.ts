import {
  Activity,
  CalendarCheck,
  ChartNoAxesColumn,
  CircleUser,
  Film,
  Flame,
  type LucideIcon,
  MessageSquareText,
  Package,
  Paperclip,
  ScrollText,
  Trash2
} from 'lucide-react'
import { lookUp } from '../../ui/look-up.ts'

export interface ItemKind {
  readonly icon: LucideIcon
  /** What such an item is, as a sentence. */
  readonly says: string
}

const transaction = 'A timed operation with its spans, as performance monitoring records it.'
const session = 'Sessions of a release: the project’s page counts them as release health.'
const profile = 'What a program’s threads were busy with, sampled many times a second.'
const replay = 'A part of a recording of what a user saw and did.'
const metric = 'Numbers that the program counted or measured.'

const kinds: Readonly<Record<string, ItemKind>> = {
  transaction: { icon: Activity, says: transaction },
  span: { icon: Activity, says: 'Timed operations of a trace.' },
  otel_span: { icon: Activity, says: 'A timed operation of a trace, as OpenTelemetry writes it.' },
  session: { icon: CircleUser, says: session },
  sessions: { icon: CircleUser, says: session },
  profile: { icon: Flame, says: profile },
  profile_chunk: { icon: Flame, says: profile },
  replay_event: { icon: Film, says: replay },
  replay_recording: { icon: Film, says: replay },
  replay_video: { icon: Film, says: replay },
  log: { icon: ScrollText, says: 'Log messages that the program sent.' },
  otel_log: { icon: ScrollText, says: 'Log messages that the program sent, as OpenTelemetry writes them.' },
  statsd: { icon: ChartNoAxesColumn, says: metric },
  metric_buckets: { icon: ChartNoAxesColumn, says: metric },
  metric_meta: { icon: ChartNoAxesColumn, says: metric },
  trace_metric: { icon: ChartNoAxesColumn, says: metric },
  check_in: { icon: CalendarCheck, says: 'The sign of life of a job: the monitors show the last of each.' },
  client_report: {
    icon: Trash2,
    says: 'What the SDK dropped by itself: the project’s page adds it up.'
  },
  user_report: { icon: MessageSquareText, says: 'What a user wrote about an event: its page shows it.' },
  attachment: {
    icon: Paperclip,
    says: 'A file that came without an event: if one of its id comes, its page shows it.'
  },
  event: {
    icon: Activity,
    says: 'A transaction that was sent as an event, or an event that could not be read.'
  }
}

const unknown: ItemKind = {
  icon: Package,
  says: 'Culprit does not know this type of item; it is kept as it came.'
}

/** What is known about a type of item. */
export function itemKind(type: string): ItemKind {
  return lookUp(kinds, type) ?? unknown
}
