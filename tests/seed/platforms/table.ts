import { android } from './android.ts'
import { dotnet } from './dotnet.ts'
import { electron } from './electron.ts'
import { go } from './go.ts'
import { ios } from './ios.ts'
import { node } from './node.ts'
import { php } from './php.ts'
import type { Platform } from './platform.ts'
import { celery, django } from './python.ts'
import { react } from './react.ts'
import { ruby } from './ruby.ts'
import { spring } from './spring.ts'

/** The busiest first. */
export const PLATFORMS: readonly Platform[] = [
  ...[react, node, android, django, ios, spring],
  ...[go, celery, php, electron, dotnet, ruby]
]
