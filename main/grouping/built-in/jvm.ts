/** Java, Kotlin and Android. What a package is comes before what a single class in it does. */
export const JVM_RULES = `
# The platform
module:{java,javax,jdk,sun,com.sun,jakarta}.* -app
module:{java,javax}.* category=std

# Kotlin, and what comes with it
module:{kotlin,kotlinx,io.ktor}.* -app
module:{kotlinx.coroutines,kotlin.coroutines}.* category=internals
module:kotlin.{jvm,reflect}.* category=indirection

# Other languages of the machine
module:{scala,groovy,clojure}.* -app
module:org.{codehaus.groovy,apache.groovy}.* category=indirection

# Frameworks and libraries
module:org.{springframework,hibernate,eclipse,glassfish,jboss,apache,jdesktop,postgresql,junit,slf4j,mockito}.* -app
module:org.{springframework,hibernate,apache.catalina,apache.tomcat,apache.coyote,eclipse.jetty}.* category=framework
module:{akka,feign,okhttp3,okio,retrofit2,reactor,rx,dagger,oauth,org.web3j}.* -app
module:io.{netty,reactivex,grpc,micrometer,quarkus,micronaut,vertx,undertow,opentelemetry}.* -app
module:com.{google.common,google.gson,google.inject,fasterxml,zaxxer,mysql,microsoft,squareup,amazonaws}.* -app
module:ch.qos.logback.* -app

# Android: the system, its user interface, and the support libraries
module:{android,androidx,dalvik}.* -app
module:com.{android,google.android,google.firebase}.* -app
module:{dalvik.system,com.android,android.os}.* category=system
module:{androidx,android.database,android.content}.* category=std
module:android.{view,widget,text,webkit,app}.* category=ui
module:{androidx.compose,androidx.recyclerview,com.google.android.material}.* category=ui

# Calls that go through reflection, generated classes or proxies
module:java.lang.{reflect,invoke}.* category=indirection
module:{sun.reflect,jdk.internal.reflect}.* category=indirection
module:{jdk.proxy*,com.sun.proxy}.* -app
module:{jdk.proxy*,com.sun.proxy}.* category=indirection
module:"*$Proxy[0-9]*" -app
module:"*$Proxy[0-9]*" category=indirection
module:java.lang.Class function:{getMethod,getDeclaredMethod,forName*} category=indirection
module:"*$$EnhancerBy*" function:"<generated>" category=indirection
module:"*$$FastClassBy*" category=indirection
module:"*$$SpringCGLIB*" function:"<generated>" category=indirection
module:"*$$Lambda*" category=indirection

# Where threads begin
module:java.lang.Thread function:run category=threadbase
module:java.util.concurrent.ThreadPoolExecutor* function:{runWorker,run} category=threadbase
module:java.util.concurrent.{ForkJoin*,FutureTask} function:{run,exec,doExec,runWorker,topLevelExec,scan} category=threadbase
module:android.os.{Looper,Handler} function:{loop,loopOnce,dispatchMessage,handleCallback} category=threadbase
module:android.app.ActivityThread* function:{main,handleMessage} category=threadbase
module:android.os.AsyncTask* function:call category=threadbase
module:com.android.internal.os.{ZygoteInit*,RuntimeInit*} category=threadbase

# Loading of native code
module:java.lang.{System,Runtime,ClassLoader} function:{load,load0,loadLibrary*} category=load

# Monitoring
module:{io.sentry,com.newrelic,datadog.trace,io.opentelemetry.javaagent}.* category=telemetry
`
