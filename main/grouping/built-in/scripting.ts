/** Python, Ruby and PHP. */
export const SCRIPTING_RULES = String.raw`
# Python: installed packages, and the standard library of any installation
path:**/{site,dist}-packages/** -app
path:**/lib/python[0-9]*/** -app
path:**/lib64/python[0-9]*/** -app
path:**/Python[0-9]*/Lib/** -app
path:**/Python.framework/Versions/** -app
path:"<frozen *>" -app -group
path:"<__array_function__ internals>" -app -group
module:{multiprocessing,concurrent.futures,threading,runpy,asyncio,importlib}{,.*} -app
module:{runpy,importlib,importlib.*} -app -group
module:multiprocessing.{spawn,popen_*,process} -app -group
module:__main__ function:"<module>" path:"<string>" -app -group

# Python: debuggers and monitoring
path:**/{pydevd*,debugpy,_pydev*}/** -app -group
module:{sentry_sdk,ddtrace,newrelic,opentelemetry}{,.*} -app -group

# Ruby: gems, and the standard library
path:**/gems/** -app
path:**/lib/ruby/** -app
path:**/{.rbenv,.rvm,.asdf}/** -app
path:**/bin/{bundle,bundler,rails,rake,rspec,ruby,irb,puma,unicorn,sidekiq} -app
path:"<internal:*>" -app -group
path:**/gems/{sentry,newrelic_rpm,ddtrace}-*/** -app -group
path:**/gems/bootsnap-*/** -app -group

# PHP: Composer's packages, and what content management systems bring along
path:**/vendor/** -app
path:phar://** -app
path:**/{wp-includes,wp-admin}/** -app
function:Drupal\\{Core,Component}\\* -app
path:"[[]internal]" -app -group
function:Illuminate\\Pipeline\\* -app -group
function:Illuminate\\Foundation\\Bootstrap\\* -app -group
function:Symfony\\Component\\ErrorHandler\\* -app -group
function:Sentry\\* -app -group
`
