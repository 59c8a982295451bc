/**
 * Processor time that this thread has used up to now, in milliseconds. For bounds on what runs in one go: unlike the
 * clock, it does not go on while the machine does something else.
 */
export function processorMs(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}
