import type { JsonObject } from '../../../shared/model/json.ts'
import type { Random } from '../../bench/random.ts'
import { httpCrumb, screenCrumb } from './breadcrumbs.ts'
import { fillWords, type Place } from './place.ts'
import type { Machine, Platform } from './platform.ts'

const APP = '/private/var/containers/Bundle/Application/6F2A6E0C-4F0B-4E0E-8C3C-0C0F5B1D7E11/Shop.app/Shop'

function library(image: string, name: string, address: string): JsonObject {
  return {
    function: name,
    package: `/System/Library/Frameworks/${image}.framework/${image}`,
    instruction_addr: address,
    image_addr: '0x184000000',
    in_app: false
  }
}

function frame(place: Place, random: Random): JsonObject {
  return {
    function: fillWords(
      random.pick([
        '{Noun}Store.{verb}({field}:)',
        '-[{Area}{Noun}ViewController {verb}{Field}:]',
        'closure #1 in {Area}Model.{verb}{Noun}()',
        '{Noun}View.body.getter'
      ]),
      place
    ),
    package: APP,
    instruction_addr: `0x1004${random.hex(5)}`,
    image_addr: '0x100400000',
    in_app: true
  }
}

function phone(model: string, version: string): Machine {
  return {
    contexts: {
      device: {
        family: 'iOS',
        model,
        arch: 'arm64e',
        simulator: false,
        memory_size: 5_918_720_000,
        storage_size: 127_989_493_760,
        locale: 'en_US',
        orientation: 'portrait'
      },
      os: {
        name: 'iOS',
        version,
        build: '22G86',
        kernel_version: `Darwin Kernel Version ${version}`,
        rooted: false
      },
      app: {
        app_identifier: 'com.example.shop',
        app_name: 'Shop',
        build_type: 'app store',
        in_foreground: true
      }
    }
  }
}

export const ios: Platform = {
  name: 'ios-app',
  platform: 'cocoa',
  sdk: {
    name: 'sentry.cocoa',
    version: '8.54.0',
    integrations: ['CrashIntegration', 'AppHangTracking', 'AutoBreadcrumbTracking', 'WatchdogTermination'],
    packages: [{ name: 'spm:getsentry/sentry.cocoa', version: '8.54.0' }]
  },
  runsOn: 'device',
  times: 'seconds',
  release: (version, build) => `com.example.shop@${version}+${1200 + build}`,
  machines: [
    phone('iPhone16,1', '18.6'),
    phone('iPhone15,2', '18.6'),
    phone('iPhone17,3', '18.5'),
    phone('iPhone14,5', '18.4.1'),
    phone('iPhone13,2', '17.7.2'),
    phone('iPhone12,1', '17.6.1'),
    phone('iPad13,18', '18.5'),
    phone('iPhone10,4', '16.7.11')
  ],
  errors: [
    {
      type: 'EXC_BAD_ACCESS',
      messages: [
        '{verb}{Noun} > Attempted to dereference null pointer.',
        'Attempted to dereference garbage pointer at 0x«hex8».'
      ]
    },
    {
      type: 'EXC_BREAKPOINT',
      messages: [
        '{Noun}.swift: Fatal error: Unexpectedly found nil while unwrapping an Optional value',
        'Swift runtime failure: array index out of range'
      ]
    },
    {
      type: 'NSInvalidArgumentException',
      messages: [
        '-[{Area}{Noun} {verb}]: unrecognized selector sent to instance 0x«hex8»',
        'Attempt to insert nil {field} into {noun}'
      ]
    },
    {
      type: 'NSInternalInconsistencyException',
      messages: ['Invalid update: invalid number of {noun} in section 0 («small»)']
    },
    { type: 'App Hanging', messages: ['App hanging for at least 2000 ms.'] },
    {
      type: 'NSURLErrorDomain',
      messages: [
        'The request for {noun} reached its timeout. (Code: -1001)',
        'The network connection was lost. (Code: -1005)'
      ]
    },
    { type: 'WatchdogTermination', messages: ['The OS watchdog terminated the app while {area} did {verb}.'] }
  ],
  causes: [],
  logs: [
    '{Area} sync of {noun} failed without {field}',
    'Keychain has no {noun} for {area}',
    '{Noun} «int» of {area} could not be decoded'
  ],
  mechanism: (handled) =>
    handled
      ? { type: 'NSError', handled }
      : {
          type: 'mach',
          handled,
          meta: { signal: { number: 11, code: 0 }, mach_exception: { exception: 1, code: 1, subcode: 0 } }
        },
  callers: [
    {
      function: 'start',
      package: '/usr/lib/dyld',
      instruction_addr: '0x1b2f0a123',
      image_addr: '0x1b2e00000',
      in_app: false
    },
    {
      function: 'main',
      package: APP,
      instruction_addr: '0x100404a30',
      image_addr: '0x100400000',
      in_app: true
    },
    library('UIKitCore', 'UIApplicationMain', '0x18a6f1e44'),
    library('GraphicsServices', 'GSEventRunModal', '0x1d21334c4'),
    library('CoreFoundation', 'CFRunLoopRunSpecific', '0x187f2a4d0'),
    library('CoreFoundation', '__CFRunLoopRun', '0x187f29a1c'),
    library('UIKitCore', '-[UIApplication sendAction:to:from:forEvent:]', '0x18a7c33b8')
  ],
  callees: [
    library('SwiftUI', 'ViewGraph.updateOutputs(at:)', '0x18c55e7c8'),
    library('Foundation', '-[NSURLSession dataTaskWithRequest:completionHandler:]', '0x186d51f88'),
    library('CoreFoundation', '-[__NSDictionaryM setObject:forKey:]', '0x187e40c30')
  ],
  frame,
  breadcrumb: (place, random) => random.pick([screenCrumb, screenCrumb, httpCrumb])(place, random),
  debugMeta: {
    images: [
      {
        type: 'macho',
        code_file: APP,
        debug_id: '8F6A1C7E-5A2B-3C0D-9E41-7B2A6D0C5F13',
        image_addr: '0x100400000',
        image_size: 4_194_304,
        arch: 'arm64'
      }
    ]
  }
}
