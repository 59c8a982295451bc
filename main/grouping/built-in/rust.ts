/** Rust. Names come with their paths, and without hashes. */
export const RUST_RULES = `
# The standard library and packages
family:native function:{std,core,alloc,proc_macro,test}::* -app
family:native function:{__rust_*,rust_begin_unwind,rust_panic*,rust_eh_personality} -app
family:native path:/rustc/** -app
family:native path:{**/,}library/{std,core,alloc}/src/** -app
family:native path:{**/,}src/lib{std,core,alloc,panic_unwind}/** -app
family:native path:**/.{cargo,rustup}/** -app
family:native function:{tokio,futures*,async_std,actix*,hyper*,tower*,axum*,rayon*,tracing*,serde*}::* -app

# From the panic on it is the machinery of panicking that runs
family:native function:std::panicking::{begin_panic*,panic*,rust_panic*,default_hook*} ^-app -app ^-group -group
family:native function:core::panicking::* ^-app -app ^-group -group
family:native function:core::{option,result}::{expect_failed,unwrap_failed} ^-app -app ^-group -group
family:native function:core::slice::*{_fail,_fail_rt} ^-app -app ^-group -group
family:native function:{rust_begin_unwind,rust_panic} ^-app -app ^-group -group
family:native function:alloc::alloc::handle_alloc_error ^-app -app ^-group -group

# An error that takes a stack trace with it
family:native function:{std::backtrace,backtrace::*,failure::backtrace,error_chain}::* ^-app -app ^-group -group
family:native function:anyhow::* -app -group

# How programs and threads begin
family:native function:std::{rt::lang_start*,*::__rust_begin_short_backtrace,sys::*::thread::Thread::new::*} -app -group v-group
family:native function:std::{panicking::try*,panic::catch_unwind*,thread::Builder::*} -app -group
family:native function:__rust_{try,maybe_catch_panic} -app -group
family:native function:core::ops::function::Fn* category=indirection

# Monitoring
family:native function:{sentry,sentry_core,sentry_panic,sentry_backtrace,sentry_anyhow,sentry_types}::* category=telemetry
`
