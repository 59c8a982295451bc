/** The shell command by which a job checks in, for the project of a DSN; undefined if that is none. */
export function cronCommand(dsn: string): string | undefined {
  if (!URL.canParse(dsn)) return undefined
  const { protocol, host, pathname, username } = new URL(dsn)
  const projectId = pathname.split('/').at(-1)
  return `curl "${protocol}//${host}/api/${projectId}/cron/my-job/${username}?status=ok"`
}
