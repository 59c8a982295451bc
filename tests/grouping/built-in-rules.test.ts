import { describe, expect, test } from 'vitest'
import { BUILT_IN_RULE_FILES } from '../../main/grouping/built-in/rules.ts'
import { classifyFrames } from '../../main/grouping/classify-frames.ts'
import { parseStackRules } from '../../main/grouping/stack-rules/parse.ts'
import type { Frame } from '../../shared/model/event.ts'
import { createCrash } from './event.ts'
import { countedFrames } from './read-grouping.ts'

test('every rule can be read', () => {
  for (const file of BUILT_IN_RULE_FILES) expect(parseStackRules(file).problems).toEqual([])
})

/** Functions of frames that are in-app, and of those that count in the system variant, oldest first. */
function judge(platform: string, frames: Frame[]): { inApp: string; system: string } {
  const event = createCrash(platform, frames)
  const classified = classifyFrames(event).exception?.values[0]?.stacktrace?.frames ?? []
  return {
    inApp: classified.flatMap((frame) => (frame.in_app ? [frame.function] : [])).join(' '),
    system: countedFrames(event, 'system').join(' ')
  }
}

/** A frame in the application as its SDK sees it: everything is, unless it says otherwise. */
const at = (name: string, abs_path: string, fields: Frame = {}): Frame => ({
  function: name,
  abs_path,
  filename: abs_path,
  in_app: true,
  ...fields
})
const of = (name: string, module: string, fields: Frame = {}): Frame => ({
  function: name,
  module,
  in_app: true,
  ...fields
})
const lib = (name: string, pkg: string, fields: Frame = {}): Frame => ({
  function: name,
  package: pkg,
  ...fields
})

describe('JavaScript', () => {
  test('packages, content networks, extensions and bundlers are not in-app', () => {
    const frames = [
      at('app', 'webpack:///./src/app.tsx'),
      at('react', 'webpack:///./node_modules/react-dom/index.js'),
      at('cdn', 'https://cdn.jsdelivr.net/npm/vue@3'),
      at('extension', 'chrome-extension://abc/content.js'),
      at('bundler', 'webpack:///webpack/bootstrap'),
      at('vite', 'http://localhost:5173/@vite/client'),
      at('chunk', 'https://example.com/assets/vendor-1a2b.js'),
      at('own', 'https://example.com/assets/index-1a2b.js')
    ]
    expect(judge('javascript', frames).inApp).toBe('app own')
  })

  test('helpers of compilers and monitoring do not count', () => {
    const frames = [
      at('app', 'webpack:///./src/app.ts'),
      at('__awaiter', 'webpack:///./src/app.ts'),
      at('helper', 'webpack:///./node_modules/@babel/runtime/helpers/x.js'),
      at('sentryWrapped', 'webpack:///./node_modules/@sentry/browser/helpers.js'),
      at('load', 'webpack:///./src/load.ts')
    ]
    expect(judge('javascript', frames)).toEqual({ inApp: 'app load', system: 'app load' })
  })

  test('a reported error happened before the report', () => {
    const frames = [
      at('app', 'https://x/a.js'),
      at('reportError', 'https://x/r.js'),
      at('later', 'https://x/b.js')
    ]
    expect(judge('javascript', frames).inApp).toBe('app')
  })
})

test('Node.js: its own modules are not in-app, and its queues and loaders do not count', () => {
  const frames = [
    at('executeUserEntryPoint', 'node:internal/modules/run_main'),
    at('processTicksAndRejections', 'node:internal/process/task_queues'),
    at('listOnTimeout', 'node:internal/timers'),
    at('main', '/srv/app/index.js'),
    at('query', '/srv/app/node_modules/pg/lib/client.js'),
    at('emit', 'node:events'),
    at('open', 'internal/fs/utils.js')
  ]
  expect(judge('node', frames)).toEqual({ inApp: 'main', system: 'main query emit open' })
})

test('Electron: its own scripts do not count', () => {
  const frames = [
    at('init', 'node:electron/js2c/browser_init'),
    at('load', '/opt/app/resources/electron.asar/browser/init.js'),
    at('main', '/opt/app/resources/app.asar/main.js'),
    at('dependency', '/opt/app/resources/app.asar/node_modules/x/index.js')
  ]
  expect(judge('node', frames)).toEqual({ inApp: 'main', system: 'main dependency' })
  const native = [
    lib('main', '/opt/app/app', { in_app: true }),
    lib('v8::internal::Execution::Call', '/opt/app/app', { in_app: true }),
    lib('Draw', '/Applications/A.app/Contents/Frameworks/Electron Framework.framework/Electron Framework')
  ]
  expect(judge('native', native)).toEqual({ inApp: 'main', system: 'main Draw' })
})

test('Python: installed packages and the standard library', () => {
  const frames = [
    of('_run_module_code', 'runpy', { abs_path: '<frozen runpy>' }),
    at('view', '/srv/app/views.py'),
    at('get', '/srv/venv/lib/python3.12/site-packages/requests/api.py'),
    at('urlopen', '/usr/lib/python3.12/urllib/request.py'),
    at('windows', 'C:\\Python312\\Lib\\json\\decoder.py'),
    of('wrapped', 'sentry_sdk.integrations.wsgi')
  ]
  expect(judge('python', frames)).toEqual({ inApp: 'view', system: 'view get urlopen windows' })
})

test('Ruby: gems and the standard library', () => {
  const frames = [
    at('<main>', '/srv/app/bin/rails'),
    at('tap', '<internal:kernel>'),
    at('index', '/srv/app/app/controllers/home_controller.rb'),
    at('call', '/usr/local/bundle/gems/rack-3.0/lib/rack.rb'),
    at('open', '/usr/local/lib/ruby/3.3.0/open-uri.rb'),
    at('capture', '/usr/local/bundle/gems/sentry-ruby-5.0/lib/sentry.rb')
  ]
  expect(judge('ruby', frames)).toEqual({ inApp: 'index', system: '<main> index call open' })
})

test('PHP: packages of Composer, content management systems, and middleware', () => {
  const frames = [
    at('{closure}', '/srv/app/public/index.php'),
    at('Illuminate\\Pipeline\\Pipeline::then', '/srv/app/app/pipeline.php'),
    at('App\\Home::show', '/srv/app/app/Home.php'),
    at('Monolog\\Logger::log', '/srv/app/vendor/monolog/Logger.php'),
    at('do_action', '/srv/wordpress/wp-includes/plugin.php'),
    at('array_map', '[internal]')
  ]
  expect(judge('php', frames)).toEqual({
    inApp: '{closure} App\\Home::show',
    system: '{closure} App\\Home::show Monolog\\Logger::log do_action'
  })
})

test('Java: the platform, frameworks, reflection, proxies and thread bases', () => {
  const frames = [
    of('run', 'java.lang.Thread'),
    of('runWorker', 'java.util.concurrent.ThreadPoolExecutor'),
    of('doFilter', 'org.apache.catalina.core.ApplicationFilterChain'),
    of('handle', 'com.shop.OrderController'),
    of('invoke', 'java.lang.reflect.Method'),
    of('load', 'jdk.proxy2.$Proxy9'),
    of('find', 'com.shop.OrderService$$EnhancerBySpringCGLIB$$1a2b', { function: '<generated>' }),
    of('execute', 'org.hibernate.internal.SessionImpl'),
    of('capture', 'io.sentry.Sentry'),
    of('get', 'java.util.Optional')
  ]
  expect(judge('java', frames)).toEqual({
    inApp: 'handle <generated>',
    system: 'doFilter handle execute get'
  })
})

test('Kotlin and Android: coroutines, the system, and loopers', () => {
  const frames = [
    of('main', 'com.android.internal.os.ZygoteInit'),
    of('main', 'android.app.ActivityThread'),
    of('loop', 'android.os.Looper'),
    of('handleCallback', 'android.os.Handler'),
    of('performClick', 'android.view.View'),
    of('onClick', 'com.shop.CartFragment$onCreate$1'),
    of('resumeWith', 'kotlin.coroutines.jvm.internal.BaseContinuationImpl'),
    of('runSafely', 'kotlinx.coroutines.intrinsics.UndispatchedKt'),
    of('pay', 'com.shop.Cart'),
    of('single', 'kotlin.collections.CollectionsKt')
  ]
  expect(judge('java', frames)).toEqual({ inApp: 'onClick pay', system: 'performClick onClick pay single' })
})

test('Go: modules, the standard library, and what a panic runs', () => {
  const frames = [
    of('goexit', 'runtime', { abs_path: '/usr/local/go/src/runtime/asm.s' }),
    of('(*conn).serve', 'net/http', { abs_path: '/usr/local/go/src/net/http/server.go' }),
    of('Next', 'github.com/gin-gonic/gin', {
      abs_path: '/home/dev/go/pkg/mod/github.com/gin-gonic/gin@v1/context.go'
    }),
    of('handle', 'example.com/shop', { abs_path: '/src/shop/main.go' }),
    of('gopanic', 'runtime', { abs_path: '/opt/homebrew/Cellar/go/1.22.1/libexec/src/runtime/panic.go' }),
    of('recoverAndLog', 'example.com/shop', { abs_path: '/src/shop/recover.go' })
  ]
  expect(judge('go', frames)).toEqual({ inApp: 'handle', system: '(*conn).serve Next handle' })
})

test('.NET: the platform, tasks and rethrown exceptions; Unity', () => {
  const frames = [
    of('StartCallback', 'System.Threading.Thread'),
    of('Execute', 'Microsoft.AspNetCore.Mvc.ControllerActionInvoker'),
    of('Get', 'Shop.Controllers.OrderController'),
    of('HandleNonSuccess', 'System.Runtime.CompilerServices.TaskAwaiter'),
    of('Throw', 'System.Runtime.ExceptionServices.ExceptionDispatchInfo'),
    of('Load', 'Shop.Store'),
    of('Deserialize', 'Newtonsoft.Json.JsonConvert')
  ]
  expect(judge('csharp', frames)).toEqual({ inApp: 'Get Load', system: 'Execute Get Load Deserialize' })
  const unity = [
    { function: 'UnityEngine.Events.UnityEvent.Invoke ()', in_app: true },
    { function: 'Game.Player.Jump ()', in_app: true },
    { function: 'UnityEngine.Debug.LogError (System.Object)', in_app: true }
  ]
  expect(judge('csharp', unity).inApp).toBe('Game.Player.Jump')
})

test('Rust: the standard library, crates, and the machinery of panicking', () => {
  const frames = [
    lib('_start', '/app'),
    lib('std::rt::lang_start::<()>', '/app'),
    lib('shop::main', '/app', { in_app: true }),
    lib('core::ops::function::FnOnce::call_once', '/app', { in_app: true }),
    lib('tokio::runtime::park::block_on', '/app', { in_app: true }),
    lib('shop::load', '/app', { in_app: true }),
    lib('core::result::unwrap_failed', '/app', { in_app: true }),
    lib('core::panicking::panic_fmt', '/app', { in_app: true }),
    lib('rust_begin_unwind', '/app', { in_app: true }),
    lib('shop::hook', '/app', { in_app: true })
  ]
  expect(judge('native', frames)).toEqual({
    inApp: 'shop::main shop::load',
    system: 'shop::main tokio::runtime::park::block_on shop::load'
  })
})

test('Swift and Objective-C: the system, run loops, closures and exceptions', () => {
  const bundle = '/private/var/containers/Bundle/Application/1A/Shop.app/Shop'
  const frames = [
    lib('start', '/usr/lib/dyld'),
    lib('main', bundle),
    lib('UIApplicationMain', '/System/Library/PrivateFrameworks/UIKitCore.framework/UIKitCore'),
    lib('CFRunLoopRunSpecific', '/System/Library/Frameworks/CoreFoundation.framework/CoreFoundation'),
    lib('__CFRunLoopDoBlocks', '/System/Library/Frameworks/CoreFoundation.framework/CoreFoundation'),
    lib('thunk for @escaping @callee_guaranteed () -> ()', bundle),
    lib('Cart.pay() -> ()', bundle),
    lib('-[SentryClient capture:]', bundle),
    lib('objc_exception_throw', '/usr/lib/libobjc.A.dylib'),
    lib('__exceptionPreprocess', '/System/Library/Frameworks/CoreFoundation.framework/CoreFoundation')
  ]
  expect(judge('cocoa', frames)).toEqual({ inApp: 'main Cart.pay', system: 'Cart.pay objc_exception_throw' })
})

test('C++: thread bases, function objects, memory, throwing and signal handlers', () => {
  const app = { in_app: true }
  const frames = [
    lib('__libc_start_main', '/usr/lib/x86_64-linux-gnu/libc.so.6'),
    lib('Shop::run(int)', '/opt/shop/shop', app),
    lib('std::function<void ()>::operator()() const', '/opt/shop/shop', app),
    lib('Shop::load()', '/opt/shop/shop', app),
    lib('std::vector<int>::at(unsigned long)', '/opt/shop/shop', app),
    lib('std::__throw_out_of_range(char const*)', '/usr/lib/libstdc++.so.6'),
    lib('__cxa_throw', '/usr/lib/libstdc++.so.6'),
    lib('std::terminate()', '/usr/lib/libstdc++.so.6'),
    lib('abort', '/usr/lib/libc.so.6')
  ]
  expect(judge('native', frames)).toEqual({
    inApp: 'Shop::run Shop::load',
    system: 'Shop::run Shop::load std::vector<T>::at __cxa_throw'
  })
  const crashed = [
    lib('BaseThreadInitThunk', 'C:\\Windows\\System32\\kernel32.dll'),
    lib('Game::Tick', 'C:\\Games\\game.exe', app),
    lib('malloc', 'C:\\Windows\\System32\\ucrtbase.dll'),
    lib('RtlpAllocateHeapInternal', 'C:\\Windows\\System32\\ntdll.dll'),
    lib('KiUserExceptionDispatcher', 'C:\\Windows\\System32\\ntdll.dll'),
    lib('Game::OnCrash', 'C:\\Games\\game.exe', app)
  ]
  expect(judge('native', crashed)).toEqual({ inApp: 'Game::Tick', system: 'Game::Tick malloc' })
})

test('graphics drivers: the call into them counts, not what they do', () => {
  const driver = 'C:\\Windows\\System32\\DriverStore\\FileRepository\\nv\\nvoglv64.dll'
  const frames = [
    lib('draw', '/game', { in_app: true }),
    lib('a', driver),
    lib('b', driver),
    lib('c', driver)
  ]
  expect(judge('native', frames)).toEqual({ inApp: 'draw', system: 'draw a' })
})
