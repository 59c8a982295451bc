/** Go. */
export const GO_RULES = `
# Modules, and the standard library of any installation
path:**/go/pkg/mod/** -app
path:**/go/src/{runtime,net,reflect,testing,sync,encoding,database,context,io,os,log,text,html,time}/** -app
path:{/usr/local/go,/usr/lib/go*,/usr/lib/golang}/src/** -app
path:**/{go,golang}*/*/libexec/src/** -app
path:**/golang.org/toolchain@*/src/** -app
path:C:/Program*/Go/src/** -app
module:golang.org/x/* -app

# A panic runs deferred functions on top of the one that panicked: those are not to blame
module:runtime function:{gopanic,panicmem,panicdivide,sigpanic,goPanic*,panicIndex*,panicSlice*} ^-app -app ^-group -group
module:runtime/debug function:{Stack,PrintStack} ^-app -app ^-group -group

# Where goroutines begin
module:runtime function:{goexit,main,mstart*} -app -group v-group
module:testing function:tRunner -app -group v-group

# Calls that go through reflection, and monitoring
module:reflect function:{Value.Call,Value.call,call} -app -group
module:github.com/getsentry/sentry-go* -app -group
module:go.opentelemetry.io/* -app -group
`
