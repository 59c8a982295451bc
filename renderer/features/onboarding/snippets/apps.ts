import type { Snippet } from './snippet.ts'

const clearText =
  'Android refuses plain HTTP unless the debug manifest says android:usesCleartextTraffic="true". '

/** Applications on phones and desktops. */
export const appSnippets: readonly Snippet[] = [
  {
    id: 'electron',
    label: 'Electron',
    words: 'javascript desktop',
    steps: 'npm install @sentry/electron, then, first in the main process and in each renderer:',
    code: (dsn) => `// main process
import * as Sentry from '@sentry/electron/main'

Sentry.init({ dsn: '${dsn}' })

// renderer
import * as Sentry from '@sentry/electron/renderer'

Sentry.init({})`
  },
  {
    id: 'android',
    label: 'Android',
    words: 'kotlin java mobile phone emulator',
    steps: 'Apply the Gradle plugin io.sentry.android.gradle, then, in AndroidManifest.xml:',
    code: (dsn) => `<application>
    <meta-data
        android:name="io.sentry.dsn"
        android:value="${dsn}" />
</application>`,
    host: '10.0.2.2',
    note: `10.0.2.2 is this machine to the emulator. ${clearText}For a phone see “From elsewhere” in the settings.`
  },
  {
    id: 'apple',
    label: 'iOS and macOS',
    words: 'swift objective-c apple mobile phone cocoa',
    steps: 'Add the package github.com/getsentry/sentry-cocoa, then, when the app starts:',
    code: (dsn) => `import Sentry

SentrySDK.start { options in
    options.dsn = "${dsn}"
    options.debug = true
}`,
    note: 'The simulator reaches this machine as it is. App Transport Security needs NSAllowsLocalNetworking for it.'
  },
  {
    id: 'flutter',
    label: 'Flutter',
    words: 'dart mobile phone',
    steps: 'flutter pub add sentry_flutter, then, in main.dart:',
    code: (dsn) => `Future<void> main() async {
  await SentryFlutter.init(
    (options) => options.dsn = '${dsn}',
    appRunner: () => runApp(const MyApp()),
  );
}`,
    note: `In Android’s emulator write 10.0.2.2 instead of 127.0.0.1. ${clearText}`
  },
  {
    id: 'react-native',
    label: 'React Native',
    words: 'javascript mobile phone expo',
    steps: 'npm install @sentry/react-native, then, in App.js:',
    code: (dsn) => `import * as Sentry from '@sentry/react-native'

Sentry.init({ dsn: '${dsn}' })

export default Sentry.wrap(App)`,
    note: `In Android’s emulator write 10.0.2.2 instead of 127.0.0.1. ${clearText}`
  },
  {
    id: 'unity',
    label: 'Unity',
    words: 'csharp game',
    steps: 'Add the package github.com/getsentry/unity.git; its DSN goes to Tools › Sentry. Or by code:',
    code: (dsn) => `using Sentry.Unity;

SentrySdk.Init(options => options.Dsn = "${dsn}");

SentrySdk.CaptureMessage("Hello from Unity");`
  },
  {
    id: 'cli',
    label: 'sentry-cli',
    words: 'shell bash script curl command line',
    steps: 'In a shell:',
    code: (dsn) => `SENTRY_DSN='${dsn}' sentry-cli send-event -m 'Hello from the shell'`
  }
]
