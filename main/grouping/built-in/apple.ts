/** Swift and Objective-C. */
export const APPLE_RULES = `
# How programs and threads begin
family:native package:{libdyld.dylib,dyld,/usr/lib/**} function:{start,_start,start_sim} category=threadbase
family:native function:{UIApplicationMain,NSApplicationMain,NSExtensionMain} category=threadbase
family:native function:{_pthread_start,_pthread_body,thread_start,start_wqthread,_pthread_wqthread} category=threadbase
family:native function:_dispatch_{worker_thread*,root_queue_drain*,workloop_worker_thread*} category=threadbase
family:native function:__NSThread__start__ category=threadbase

# What compilers generate
family:native function:{closure,@callee_guaranteed} app:no category=internals
family:native function:"thunk for closure" category=internals
family:native function:*_block_invoke* app:no category=internals
family:native function:{block_destroy_helper*,__copy_helper_block_*,__destroy_helper_block_*} category=internals
family:native function:{swift_*,_swift_*,__swift_*} category=internals
family:native function:{Array,Collection,Dictionary,Set,Optional}.* app:no category=internals
family:native path:"<compiler-generated>" category=internals
family:native function:_mh_execute_header category=internals

# Errors on their way
family:native function:{objc_exception_throw,objc_exception_rethrow,_NSRaiseError,_CFThrowFormattedException} category=throw
family:native function:"+[[]NSException raise*" category=throw
family:native function:__exceptionPreprocess category=throw
family:native function:{_assertionFailure,_fatalErrorMessage,assertionFailure,preconditionFailure,fatalError} category=throw
family:native function:"Swift runtime failure:*" category=throw
family:native function:{swift_unexpectedError,_swift_runtime_on_report,swift_deletedMethodError} category=throw
family:native function:AG::precondition_failure* category=throw

# Giving memory back to somebody who wrote over it
family:native function:{objc_release*,objc_destructInstance,_CFRelease,CFRelease,_swift_release_dealloc} category=free

# Monitoring
family:native function:{kscm_*,kscrash_*,sentrycrash*,*sentrycrash_*} category=telemetry
family:native function:"[+-][[]{KSCrash,RNSentry,Sentry}*" category=telemetry
family:native function:"__*[[]Sentry*" category=telemetry
`
