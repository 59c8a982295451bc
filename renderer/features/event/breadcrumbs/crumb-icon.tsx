import {
  Bug,
  Circle,
  CircleAlert,
  Cpu,
  Database,
  Globe,
  Info,
  type LucideIcon,
  MousePointerClick,
  Navigation,
  Spline,
  Timer,
  TriangleAlert
} from 'lucide-react'
import { classNames } from '../../../ui/class-names.ts'
import styles from './crumb-icon.module.css'
import { type CrumbKind, kindWords } from './crumbs.ts'

const icons: Record<CrumbKind, LucideIcon> = {
  error: CircleAlert,
  user: MousePointerClick,
  navigation: Navigation,
  http: Globe,
  debug: Bug,
  info: Info,
  warning: TriangleAlert,
  query: Database,
  system: Cpu,
  session: Timer,
  transaction: Spline,
  default: Circle
}

/** The kind of a breadcrumb as an icon with a colour, named for a screen reader. */
export function CrumbIcon({ kind }: { kind: CrumbKind }) {
  const Icon = icons[kind]
  return (
    <span
      className={classNames(styles.icon, styles[kind])}
      role="img"
      aria-label={kindWords[kind]}
      title={kindWords[kind]}
    >
      <Icon size={13} aria-hidden />
    </span>
  )
}
