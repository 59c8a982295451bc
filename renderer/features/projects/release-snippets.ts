const release = 'my-app@1.0.0'

const javascript = (dsn: string) => `Sentry.init({
  dsn: '${dsn}',
  release: '${release}'
})`

const snippets: Readonly<Record<string, (dsn: string) => string>> = {
  python: (dsn) => `sentry_sdk.init(
    dsn="${dsn}",
    release="${release}",
)`,
  ruby: (dsn) => `Sentry.init do |config|
  config.dsn = '${dsn}'
  config.release = '${release}'
end`,
  csharp: (dsn) => `SentrySdk.Init(options =>
{
    options.Dsn = "${dsn}";
    options.Release = "${release}";
    options.AutoSessionTracking = true;
});`,
  java: (dsn) => `Sentry.init(options -> {
    options.setDsn("${dsn}");
    options.setRelease("${release}");
});
Sentry.startSession();`
}

/** Platforms whose SDKs know no sessions. */
const withoutSessions = ['php', 'go', 'elixir', 'perl']

export function reportsSessions(platform: string | undefined): boolean {
  return platform === undefined || !withoutSessions.includes(platform)
}

/** How an SDK of a platform is told its release; JavaScript's where the platform is another. */
export function releaseSnippet(platform: string | undefined, dsn: string): string {
  const own = platform !== undefined && Object.hasOwn(snippets, platform) ? snippets[platform] : undefined
  return (own ?? javascript)(dsn)
}
