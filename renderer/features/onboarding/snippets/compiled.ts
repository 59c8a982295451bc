import type { Snippet } from './snippet.ts'

/** Compiled languages, on servers and desktops. */
export const compiledSnippets: readonly Snippet[] = [
  {
    id: 'java',
    label: 'Java',
    words: 'jvm kotlin gradle maven logback',
    steps: 'Add io.sentry:sentry to Gradle or Maven, then, at the start of the program:',
    code: (dsn) => `import io.sentry.Sentry;

Sentry.init(options -> options.setDsn("${dsn}"));

Sentry.captureMessage("Hello from Java");`
  },
  {
    id: 'spring',
    label: 'Spring Boot',
    words: 'java kotlin jvm',
    steps: 'Add io.sentry:sentry-spring-boot-4-starter, then, in application.properties:',
    code: (dsn) => `sentry.dsn=${dsn}
sentry.send-default-pii=true`,
    note: 'Spring Boot 3 takes sentry-spring-boot-starter-jakarta instead.'
  },
  {
    id: 'dotnet',
    label: '.NET',
    words: 'csharp c# maui wpf windows',
    steps: 'dotnet add package Sentry, then, at the start of the program:',
    code: (dsn) => `using Sentry;

SentrySdk.Init(options => options.Dsn = "${dsn}");

SentrySdk.CaptureMessage("Hello from .NET");`
  },
  {
    id: 'aspnet',
    label: 'ASP.NET Core',
    words: 'csharp c# dotnet web',
    steps: 'dotnet add package Sentry.AspNetCore, then, in Program.cs:',
    code: (dsn) => `var builder = WebApplication.CreateBuilder(args);

builder.WebHost.UseSentry(options => options.Dsn = "${dsn}");`
  },
  {
    id: 'go',
    label: 'Go',
    words: 'golang gin echo fiber',
    steps: 'go get github.com/getsentry/sentry-go, then, in main:',
    code: (dsn) => `err := sentry.Init(sentry.ClientOptions{
	Dsn: "${dsn}",
})
if err != nil {
	log.Fatal(err)
}
defer sentry.Flush(2 * time.Second)

sentry.CaptureMessage("Hello from Go")`
  },
  {
    id: 'rust',
    label: 'Rust',
    words: 'actix axum cargo',
    steps: 'cargo add sentry, then, at the start of main, before an async runtime:',
    code: (dsn) => `let _guard = sentry::init(
    sentry::ClientOptions::new()
        .dsn("${dsn}")
        .maybe_release(sentry::release_name!()),
);

sentry::capture_message("Hello from Rust", sentry::Level::Info);`
  },
  {
    id: 'native',
    label: 'C and C++',
    words: 'native crashpad minidump unreal qt',
    steps: 'Link sentry-native, then, at the start of main:',
    code: (dsn) => `sentry_options_t *options = sentry_options_new();
sentry_options_set_dsn(options, "${dsn}");
sentry_options_set_database_path(options, ".sentry-native");
sentry_init(options);
atexit((void (*)(void))sentry_close);

sentry_capture_event(
    sentry_value_new_message_event(SENTRY_LEVEL_INFO, "app", "Hello from C"));`
  }
]
