import { crumb, type Dice, type Scene } from './scene.ts'

const PROJECT = '3'

const PHONES = [
  { model: 'Pixel 9', brand: 'Google', version: '16' },
  { model: 'SM-S931B', brand: 'Samsung', version: '15' },
  { model: 'Fairphone 5', brand: 'Fairphone', version: '14' }
] as const

interface Failure {
  readonly type: string
  readonly module: string
  readonly value: string
  readonly screen: string
  readonly frames: readonly (readonly [name: string, file: string, line: number])[]
}

function appEvent(dice: Dice, atMs: number, { type, module, value, screen, frames }: Failure): object {
  const phone = dice.pick(PHONES)
  return {
    platform: 'java',
    level: 'fatal',
    release: dice.pick(['shop-app@8.2.0+820', 'shop-app@8.1.4+814']),
    dist: '820',
    environment: 'production',
    transaction: screen,
    sdk: { name: 'sentry.java.android', version: '8.23.0' },
    user: { id: String(1 + dice.below(40)) },
    contexts: {
      device: {
        ...phone,
        family: phone.brand,
        memory_size: 8_000_000_000,
        battery_level: 20 + dice.below(80),
        orientation: dice.pick(['portrait', 'landscape']),
        online: dice.next() > 0.2
      },
      os: { name: 'Android', version: phone.version },
      app: { app_identifier: 'example.shop.app', app_version: '8.2.0', in_foreground: true }
    },
    breadcrumbs: [
      crumb(atMs, 20, { category: 'navigation', data: { state: 'created', screen } }),
      crumb(atMs, 6, { category: 'device.event', data: { action: 'BATTERY_CHANGED', level: 64 } }),
      crumb(atMs, 1, { category: 'ui.click', data: { 'view.id': 'add_to_cart' } })
    ],
    exception: {
      values: [
        {
          type,
          module,
          value,
          mechanism: { type: 'UncaughtExceptionHandler', handled: false },
          stacktrace: {
            frames: [
              {
                function: 'main',
                module: 'android.app.ActivityThread',
                filename: 'ActivityThread.java',
                lineno: 8919,
                in_app: false
              },
              ...frames.map(([name, file, lineno]) => ({
                function: name,
                module: `example.shop.app.${file.replace(/\.kt$/, '')}`,
                filename: file,
                lineno,
                in_app: true
              }))
            ]
          }
        }
      ]
    }
  }
}

/** Failures of the shop's application for phones. */
export const shopApp: readonly Scene[] = [
  {
    projectId: PROJECT,
    events: 75,
    firstDays: 8,
    lastDays: 0.05,
    describe: (dice, atMs) =>
      appEvent(dice, atMs, {
        type: 'IllegalStateException',
        module: 'java.lang',
        value: 'Fragment CartFragment not attached to a context.',
        screen: 'CartActivity',
        frames: [
          ['onResume', 'CartActivity.kt', 61],
          ['showTotal', 'CartFragment.kt', 118]
        ]
      })
  },
  {
    projectId: PROJECT,
    events: 22,
    firstDays: 5,
    lastDays: 0.6,
    describe: (dice, atMs) =>
      appEvent(dice, atMs, {
        type: 'OutOfMemoryError',
        module: 'java.lang',
        value: `Failed to allocate a ${(20 + dice.below(30)) * 1_000_000} byte allocation`,
        screen: 'PhotoActivity',
        frames: [
          ['onPhoto', 'PhotoActivity.kt', 93],
          ['decode', 'Thumbnails.kt', 27]
        ]
      })
  },
  {
    projectId: PROJECT,
    events: 9,
    firstDays: 13,
    lastDays: 4,
    ending: 'resolved',
    describe: (dice, atMs) =>
      appEvent(dice, atMs, {
        type: 'SecurityException',
        module: 'java.lang',
        value: 'Permission Denial: reading MediaProvider requires READ_MEDIA_IMAGES',
        screen: 'PhotoActivity',
        frames: [['openGallery', 'PhotoActivity.kt', 44]]
      })
  }
]
