import { hash } from 'node:crypto'

/** 32 hexadecimal digits. To tell texts apart, not to keep secrets. */
export function md5(text: string): string {
  return hash('md5', text, 'hex')
}
