import { platform } from '../../../api/desktop.ts'

/** What a firewall of this machine may ask or need, before others reach a port. */
export function firewallHint(port: number): string {
  switch (platform) {
    case 'darwin':
      return 'macOS may ask whether Culprit may accept incoming connections: allow it.'
    case 'win32':
      return 'Windows may ask whether Culprit may be reached in private networks: allow it there only.'
    default:
      return `If a firewall is active, let the port in: sudo ufw allow ${port}/tcp, or the like.`
  }
}
