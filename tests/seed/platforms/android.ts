import type { JsonObject } from '../../../shared/model/json.ts'
import type { Random } from '../../bench/random.ts'
import { httpCrumb, logCrumb, screenCrumb } from './breadcrumbs.ts'
import { fillWords, type Place } from './place.ts'
import type { Machine, Platform } from './platform.ts'

function library(module: string, name: string, lineno: number): JsonObject {
  const filename = `${module.slice(module.lastIndexOf('.') + 1).split('$')[0]}.java`
  return { module, function: name, filename, lineno, in_app: false }
}

function frame(place: Place, random: Random): JsonObject {
  const part = random.pick(['Fragment', 'ViewModel', 'Repository', 'Adapter'])
  return {
    module: fillWords(`com.example.shop.{area}.{Noun}${part}`, place),
    function: fillWords(random.pick(['{verb}{Noun}', 'on{Verb}', 'invokeSuspend', '{verb}{Field}']), place),
    filename: fillWords(`{Noun}${part}.kt`, place),
    lineno: 1 + random.below(400),
    in_app: true
  }
}

function phone(brand: string, model: string, version: string, memory: number, mhz: number): Machine {
  return {
    contexts: {
      device: {
        family: model.split('-')[0] ?? model,
        model,
        brand,
        manufacturer: brand,
        arch: 'arm64-v8a',
        memory_size: memory * 1024 ** 3,
        processor_count: 8,
        processor_frequency: mhz,
        simulator: false,
        locale: 'en_GB',
        orientation: 'portrait',
        charging: false,
        online: true
      },
      os: {
        name: 'Android',
        version,
        build: 'UP1A.231005.007',
        kernel_version: '5.15.148-android14',
        rooted: false
      },
      app: { app_identifier: 'com.example.shop', app_name: 'Shop', in_foreground: true }
    }
  }
}

export const android: Platform = {
  name: 'android-app',
  platform: 'java',
  sdk: {
    name: 'sentry.java.android',
    version: '8.20.0',
    integrations: ['AnrV2', 'ActivityLifecycle', 'Ndk', 'UncaughtExceptionHandler', 'UserInteraction'],
    packages: [{ name: 'maven:io.sentry:sentry-android-core', version: '8.20.0' }]
  },
  runsOn: 'device',
  times: 'iso',
  release: (version, build) => `com.example.shop@${version}+${40_200 + build}`,
  machines: [
    phone('samsung', 'SM-S911B', '15', 8, 3360),
    phone('samsung', 'SM-A546B', '14', 6, 2400),
    phone('Google', 'Pixel 8', '16', 8, 2910),
    phone('Xiaomi', '2201117TY', '13', 4, 2400),
    phone('samsung', 'SM-G991B', '14', 8, 2900),
    phone('samsung', 'SM-A136B', '13', 4, 2200),
    phone('Google', 'Pixel 6a', '15', 6, 2800),
    phone('OnePlus', 'CPH2449', '14', 16, 3200),
    phone('motorola', 'moto g54', '14', 8, 2200),
    phone('HUAWEI', 'ELE-L29', '10', 6, 2600)
  ],
  errors: [
    {
      type: 'NullPointerException',
      module: 'java.lang',
      messages: [
        "Attempt to invoke virtual method 'int com.example.shop.{area}.{Noun}.{verb}()' on a null object reference",
        'lateinit property {noun} has not been initialized'
      ]
    },
    {
      type: 'IllegalStateException',
      module: 'java.lang',
      messages: [
        'Fragment {Noun}Fragment{«hex8»} not attached to a context.',
        'Can not perform {verb} after onSaveInstanceState'
      ]
    },
    {
      type: 'ApplicationNotResponding',
      module: 'io.sentry.android.core',
      messages: ['ANR', 'ANR for at least «ms» ms.']
    },
    {
      type: 'SocketTimeoutException',
      module: 'java.net',
      messages: ['failed to connect to {area}.example.com/«ip» (port 443): timeout', 'timeout']
    },
    {
      type: 'OutOfMemoryError',
      module: 'java.lang',
      messages: ['Failed to allocate a «int» byte allocation until OOM in {noun}']
    },
    {
      type: 'IndexOutOfBoundsException',
      module: 'java.lang',
      messages: ['Index: «digit», Size: 0', 'Inconsistency detected. Invalid {noun} position «small»']
    },
    {
      type: 'SQLiteException',
      module: 'android.database.sqlite',
      messages: ['no such column: {noun}.{field} (code 1 SQLITE_ERROR)']
    }
  ],
  causes: [
    {
      type: 'UnknownHostException',
      module: 'java.net',
      messages: ['Unable to resolve host "{area}.example.com"']
    }
  ],
  logs: [
    '{Noun} push of {area} without {field}',
    'Cache of {area} {noun} was cleared',
    'Deep link to {area}/{noun} is undefined'
  ],
  mechanism: (handled) => ({ type: handled ? 'generic' : 'UncaughtExceptionHandler', handled }),
  callers: [
    library('com.android.internal.os.ZygoteInit', 'main', 971),
    library('com.android.internal.os.RuntimeInit$MethodAndArgsCaller', 'run', 593),
    library('java.lang.reflect.Method', 'invoke', 0),
    library('android.app.ActivityThread', 'main', 8729),
    library('android.os.Looper', 'loop', 317),
    library('android.os.Handler', 'dispatchMessage', 100),
    library('android.view.View$PerformClick', 'run', 31_130),
    library('androidx.fragment.app.FragmentManager', 'moveToState', 1612)
  ],
  callees: [
    library('androidx.recyclerview.widget.RecyclerView', 'dispatchLayout', 4489),
    library('okhttp3.internal.connection.RealCall', 'execute', 156),
    library('kotlin.jvm.internal.Intrinsics', 'throwUninitializedPropertyAccessException', 109)
  ],
  frame,
  transaction: (place) => fillWords('{Area}Activity', place),
  breadcrumb: (place, random) => random.pick([screenCrumb, httpCrumb, logCrumb])(place, random)
}
