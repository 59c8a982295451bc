/** C and C++, and Electron's native side. */
export const CPP_RULES = String.raw`
# Libraries that everybody has
family:native function:{std,boost,__gnu_cxx,__cxxabiv1,absl,folly,fmt,Eigen}::* -app
family:native function:{std,boost,__gnu_cxx,__cxxabiv1}::* category=std
family:native function:std::_* category=internals
family:native function:{mem,__mem,_mem}{cpy,move,set,cmp}{,_*} category=system
family:native function:{str,__str,wcs}{cpy,len,cmp,chr,dup}{,_*} category=system

# How programs and threads begin
family:native function:{_start,__libc_start_main*,__libc_start_call_main,__libc_init} category=threadbase
family:native function:{clone,clone3,__clone,start_thread,__start_thread,__pthread_start*} category=threadbase
family:native function:{BaseThreadInitThunk,RtlUserThreadStart,__scrt_common_main*,invoke_main} category=threadbase
family:native function:{mainCRTStartup,wmainCRTStartup,WinMainCRTStartup,wWinMain} category=threadbase
family:native function:{TppWorkerThread,TppWorkpExecuteCallback,RtlpTpWorkCallback} category=threadbase
family:native function:{std::thread::_*,std::__1::__thread_proxy*,execute_native_thread_routine} category=threadbase
family:native function:boost::*thread_proxy category=threadbase

# Calls that go through function objects, generated code or the unlikely half of a function
family:native function:*::operator() category=indirection
family:native function:{*<lambda>*,*::lambda} category=indirection
family:native function:boost::{function*,_bi::*} category=indirection
family:native function:std::{function*,invoke*,bind*,__invoke*,__1::__invoke*,__1::__function::*} category=indirection
family:native function:*.{cold,cold.[0-9]*,part.[0-9]*} category=indirection
family:native function:__dynamic_cast category=indirection

# Memory
family:native function:{malloc,malloc_*,calloc,realloc,_malloc_*,__libc_malloc,_int_malloc,RtlpAllocateHeap*} category=malloc
family:native function:"operator new*" category=malloc
family:native function:{free,_free_*,cfree,__libc_free,_int_free,RtlFreeHeap,RtlpFreeHeap*,std::_Deallocate*} category=free
family:native function:"operator delete*" category=free
family:native function:*::\{dtor\} category=dtor
family:native function:*::~* category=dtor

# Errors on their way
family:native function:{__cxa_throw,__cxa_rethrow,_CxxThrowException,RaiseException,RaiseFailFastException} category=throw
family:native function:{abort,raise,gsignal,__pthread_kill*,pthread_kill,tgkill,__fastfail} category=throw
family:native function:{std::terminate,__terminate,terminate,__cxxabiv1::__terminate,_purecall} category=throw
family:native function:{__assert_fail*,__assert_rtn,_wassert,__assert2,__libc_message*,__fortify_fail*} category=throw
family:native function:{__stack_chk_fail,__report_gsfailure,malloc_printerr,_invalid_parameter*} category=throw
family:native function:{_Unwind_*,__gxx_personality_v0} category=throw

# The program has crashed already
family:native function:{__restore_rt,_sigtramp,KiUserExceptionDispatch*,RtlDispatchException} category=handler
family:native function:{RtlpExecuteHandlerForException,UnhandledExceptionFilter*,DispatchHookW} category=handler

# Loading of libraries, and locks
family:native function:{dlopen*,dlsym,dladdr,LoadLibrary*,LdrLoadDll,_dl_*} category=load
family:native function:{pthread_mutex_lock,__pthread_mutex_lock*,RtlEnterCriticalSection,__lll_lock_wait} category=lock
family:native function:*CUDA* category=driver

# Unreal Engine: its checks report what the function below them found
family:native function:{FDebug,FWindowsErrorOutputDevice,FOutputDevice,FMsg,UE::Assert}::* ^-app -app ^-group -group

# Chromium, as far as it is not told by its package
family:native function:{v8,blink,mojo,gin,electron}::* -app
family:native function:{v8,blink,mojo,base}::*internal::* category=internals
family:native function:base::{RunLoop,MessagePump*,sequence_manager,TaskAnnotator}*::* category=threadbase

# Monitoring
family:native function:{crashpad,google_breakpad}::* category=telemetry
family:native function:google_breakpad::ExceptionHandler::* category=handler
family:native function:{sentry_*,sentry__*} category=telemetry
`
