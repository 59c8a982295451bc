/** On the terminal, if it is one, in the same place again and again: how far something is, 0 to 1, at which it is over. */
export function showShare(share: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${Math.round(100 * share)} %${share === 1 ? '\n' : ''}`)
}
