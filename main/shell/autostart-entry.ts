/** What a session starts at login, as a file of the autostart folder. (Desktop Application Autostart Specification.) */
export function autostartEntry(command: readonly string[]): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Culprit',
    'Comment=Receives what Sentry SDKs send',
    `Exec=${command.map(quoteArgument).join(' ')}`,
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    ''
  ].join('\n')
}

/**
 * In double quotes, where some characters need a backslash; then each backslash is doubled as in any text of the file, and
 * a percent sign too. (Desktop Entry Specification.)
 */
function quoteArgument(argument: string): string {
  const quoted = argument.replace(/["`$\\]/g, '\\$&')
  return `"${quoted.replaceAll('\\', '\\\\').replaceAll('%', '%%')}"`
}
