/** .NET and Unity. */
export const DOTNET_RULES = `
# The platform and well-known packages
module:{System,Microsoft,Windows,MS.Internal,Internal,Interop}.* -app
module:{System,Interop,Mono} -app
package:"{mscorlib,System.*,Microsoft.*,netstandard,WindowsBase,Presentation*}, Version=*" -app
module:{Newtonsoft,Serilog,NLog,log4net,Castle,Autofac,MediatR,Dapper,Polly,Hangfire,MassTransit}.* -app
module:{AutoMapper,FluentValidation,StackExchange,RabbitMQ,Npgsql,MySql,Grpc,Quartz,Xunit,NUnit}.* -app
module:{Avalonia,Prism,ReactiveUI,Xamarin}.* -app

# Throwing again, and waiting for tasks: between the program's functions, other ones in every version
module:System.Runtime.ExceptionServices.ExceptionDispatchInfo* -app -group
module:System.Runtime.CompilerServices.{TaskAwaiter*,ValueTaskAwaiter*,ConfiguredTaskAwaitable*} -app -group
module:System.Runtime.CompilerServices.{Async*MethodBuilder*,AsyncMethodBuilderCore*} -app -group
module:System.Threading.Tasks.Task* function:{ThrowIfExceptional,Throw*,Execute*,InnerInvoke,GetResultCore,Wait*} -app -group
module:System.Threading.{ExecutionContext,ThreadPoolWorkQueue,PortableThreadPool*,ThreadHelper} -app -group
module:System.Threading.Thread* function:{StartCallback,ThreadStart*,Start*} -app -group v-group
module:System.ThrowHelper -app -group
function:{lambda_method*,dynamicClass.lambda_method*} -app -group

# Reflection
module:System.Reflection.* -app -group
module:System.{RuntimeMethodHandle,RuntimeType,Delegate} function:{InvokeMethod,CreateInstance*,DynamicInvoke*} -app -group

# Unity: its engine, and the methods that its compiler generates
module:{UnityEngine,UnityEditor,Unity,TMPro,Cysharp,DG.Tweening}{,.*} -app
function:{UnityEngine,UnityEditor,Unity}.* -app
function:UnityEngine.Events.* -app -group
function:UnityEngine.{EventSystems.ExecuteEvents,SetupCoroutine}.* -app -group

# Monitoring
module:Sentry.{Internal,Extensibility,AspNetCore,Extensions,Unity,Protocol,Serilog}{,.*} -app -group
module:Sentry.{SentrySdk,Hub,SentryClient} -app -group
`
