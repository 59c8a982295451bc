/** Browsers, Node.js and Electron. */
export const JAVASCRIPT_RULES = `
# Packages, wherever they are served from
family:javascript path:**/node_modules/** -app
family:javascript path:**/bower_components/** -app
family:javascript path:**/jspm_packages/** -app
family:javascript path:**/.pnpm/** -app
family:javascript path:**/.yarn/cache/** -app
family:javascript path:https://{unpkg.com,esm.sh,esm.run,cdn.skypack.dev,ga.jspm.io}/** -app
family:javascript path:https://{cdn.jsdelivr.net,cdnjs.cloudflare.com,ajax.googleapis.com,code.jquery.com}/** -app
family:javascript path:https://{www.googletagmanager.com,www.google-analytics.com,connect.facebook.net}/** -app
family:javascript module:{unpkg,npm:*}/** -app

# Code of the browser or its user, not of the page
family:javascript path:{chrome,moz,safari,safari-web,ms-browser}-extension://** -app
family:javascript path:webkit-masked-url://** -app

# What bundlers and their development servers add
family:javascript path:**/webpack/{bootstrap,runtime/**} -app
family:javascript path:**/@vite/client -app
family:javascript path:**/@react-refresh -app
family:javascript path:**/{vendor,vendors,polyfills,framework}[.~-]*.js -app
family:javascript function:__webpack_require__* -app -group
family:javascript function:__vite_ssr_* -app -group
family:javascript function:hotApply* -app -group

# Helpers that compilers put between two functions of the program
family:javascript module:{@babel,core-js,regenerator-runtime,tslib,@swc/helpers}/** -app -group
family:javascript path:**/node_modules/{@babel,core-js,regenerator-runtime,tslib,@swc/helpers}/** -app -group
family:javascript function:{_callSuper,_wrapNativeSuper,_construct,_createSuperInternal} -app -group
family:javascript function:{asyncGeneratorStep,_asyncToGenerator,__awaiter,__generator,_regeneratorRuntime*} -app -group

# The browser reports an error that was thrown elsewhere: what follows is not its cause
family:javascript function:reportError ^-app -app

# React and Vue call the program's functions through many of their own, other ones in every version
family:javascript function:{invokeGuardedCallback*,performUnitOfWork,workLoopSync,workLoopConcurrent} -app
family:javascript function:{renderRootSync,renderRootConcurrent,performSyncWorkOnRoot,performWorkUntilDeadline} -app
family:javascript function:{callWithErrorHandling,callWithAsyncErrorHandling} -app

# Node.js itself
family:javascript path:{node:*,node:*/**,internal/**} -app
family:javascript path:{node:,}internal/process/** -app -group
family:javascript path:{node:,}internal/{async_hooks,timers} -app -group
family:javascript path:{node:,}internal/{modules,main,bootstrap}/** -app -group
family:javascript function:{processTicksAndRejections,runMicrotasks,runNextTicks,queueMicrotask,nextTick} -app -group
family:javascript function:{process,Process}.{processTicksAndRejections,_tickCallback} -app -group
family:javascript function:{Module._compile,Module.load,Module._load,Module.require} -app -group

# Electron: its own scripts, in front of those of the application
family:javascript path:**/electron.asar/** -app -group
family:javascript path:**/electron/js2c/** -app -group
family:javascript path:node:electron/** -app -group
family:javascript path:**/sandbox_bundle* -app -group

# Monitoring that wraps the program's functions
family:javascript path:**/@sentry{/,-internal/}** -app -group
family:javascript function:{sentryWrapped,wrapped.sentryWrapped,__sentry_*} -app -group
family:javascript path:**/*newrelic*/** -app -group
family:javascript module:newrelic -app -group
family:javascript path:**/{dd-trace,@datadog,@opentelemetry,@elastic}/** -app -group
family:javascript path:**/*LogRocket*/** -app -group

# Dart, compiled to JavaScript
family:javascript path:org-dartlang-sdk:///** -app -group
family:javascript module:**/packages/flutter/** -app
family:javascript path:package:{flutter,sentry,sentry_flutter}/** -app
`
