import type { JsonObject } from '../../../shared/model/json.ts'
import type { Random } from '../../bench/random.ts'
import { httpCrumb, logCrumb, queryCrumb } from './breadcrumbs.ts'
import { fillWords, type Place } from './place.ts'
import type { Platform } from './platform.ts'

function library(module: string, name: string, lineno: number): JsonObject {
  const filename = `${module.slice(module.lastIndexOf('.') + 1).split('$')[0]}.java`
  return { module, function: name, filename, abs_path: filename, lineno, in_app: false }
}

function frame(place: Place, random: Random): JsonObject {
  const part = random.pick(['Controller', 'Service', 'Repository', 'Mapper'])
  const filename = fillWords(`{Noun}${part}.java`, place)
  return {
    module: fillWords(`com.example.orders.{area}.{Noun}${part}`, place),
    function: fillWords(random.pick(['{verb}{Noun}', '{verb}', 'lambda{$verb}{$field}']), place),
    filename,
    abs_path: filename,
    lineno: 1 + random.below(500),
    in_app: true
  }
}

export const spring: Platform = {
  name: 'orders',
  platform: 'java',
  sdk: {
    name: 'sentry.java.spring-boot.jakarta',
    version: '8.20.0',
    integrations: ['UncaughtExceptionHandler', 'ShutdownHook', 'Spring', 'Logback'],
    packages: [{ name: 'maven:io.sentry:sentry-spring-boot-starter-jakarta', version: '8.20.0' }]
  },
  runsOn: 'server',
  times: 'iso',
  release: (version) => `orders@${version}`,
  machines: ['21.0.8', '17.0.16'].map((version) => ({
    contexts: {
      runtime: { name: 'Eclipse Adoptium', version },
      os: { name: 'Linux', version: '6.1.0-37-amd64' },
      spring: { active_profiles: ['production', 'metrics'] }
    }
  })),
  errors: [
    {
      type: 'NullPointerException',
      module: 'java.lang',
      messages: [
        'Cannot invoke "com.example.orders.{area}.{Noun}.get{Field}()" because "{noun}" is null',
        'Cannot invoke "java.util.List.size()" because the return value of "{Noun}.{field}()" is null'
      ]
    },
    {
      type: 'IllegalStateException',
      module: 'java.lang',
      messages: ['{Noun} «int» is not open any more', '{Noun} {field} was undefined']
    },
    {
      type: 'IllegalArgumentException',
      module: 'java.lang',
      messages: ['No enum constant com.example.orders.{area}.{Noun}.«hex8»', '{field} must be positive']
    },
    {
      type: 'DataIntegrityViolationException',
      module: 'org.springframework.dao',
      messages: [
        'could not execute statement [ERROR: value too long for type character varying(«small»)] [insert into {noun}]'
      ]
    },
    {
      type: 'ResourceAccessException',
      module: 'org.springframework.web.client',
      messages: ['I/O error on GET request for "http://{area}.internal.example/{noun}/«int»": Read timed out']
    },
    {
      type: 'TimeoutException',
      module: 'java.util.concurrent',
      messages: ['{verb} of {noun} reached its timeout after «ms» ms']
    },
    {
      type: 'OptimisticLockingFailureException',
      module: 'org.springframework.dao',
      messages: ['{Noun} «uuid» was updated by another transaction']
    }
  ],
  causes: [
    { type: 'SocketTimeoutException', module: 'java.net', messages: ['Read timed out'] },
    { type: 'PSQLException', module: 'org.postgresql.util', messages: ['ERROR: deadlock detected in {noun}'] }
  ],
  logs: [
    '{Area} answered without {field} for {noun} {}',
    '{Noun} {} of {area} was skipped',
    'Pool {area} has no free {noun} after {} ms'
  ],
  mechanism: (handled) => ({ type: handled ? 'LogbackAppender' : 'Spring6ExceptionResolver', handled }),
  callers: [
    library('java.lang.Thread', 'run', 1583),
    library('org.apache.tomcat.util.threads.ThreadPoolExecutor$Worker', 'run', 659),
    library('org.apache.tomcat.util.net.NioEndpoint$SocketProcessor', 'doRun', 1741),
    library('org.apache.coyote.http11.Http11Processor', 'service', 398),
    library('org.apache.catalina.core.StandardHostValve', 'invoke', 116),
    library('org.apache.catalina.core.ApplicationFilterChain', 'doFilter', 140),
    library('org.springframework.web.filter.OncePerRequestFilter', 'doFilter', 116),
    library('jakarta.servlet.http.HttpServlet', 'service', 590),
    library('org.springframework.web.servlet.FrameworkServlet', 'processRequest', 1014),
    library('org.springframework.web.servlet.DispatcherServlet', 'doDispatch', 1089),
    library('org.springframework.web.method.support.InvocableHandlerMethod', 'doInvoke', 255),
    library('java.lang.reflect.Method', 'invoke', 580),
    library('jdk.internal.reflect.DirectMethodHandleAccessor', 'invoke', 103)
  ],
  callees: [
    library('org.springframework.aop.framework.CglibAopProxy$DynamicAdvisedInterceptor', 'intercept', 728),
    library('org.springframework.transaction.interceptor.TransactionInterceptor', 'invoke', 119),
    library('org.springframework.web.client.RestTemplate', 'doExecute', 888),
    library('java.util.Optional', 'orElseThrow', 403),
    library('java.util.Objects', 'requireNonNull', 259)
  ],
  frame,
  transaction: (place) => fillWords('PUT /{area}/{noun}/{id}', place),
  path: (place) => fillWords('/{area}/{noun}', place),
  breadcrumb: (place, random) => random.pick([httpCrumb, logCrumb, queryCrumb])(place, random)
}
