import { app, BrowserWindow, Notification, screen } from 'electron'
import type { Facts } from '../../shared/contract/diagnostics.ts'

/** What the shell can tell for a report of a problem. */
export function collectShellFacts(): Facts {
  return {
    electron: process.versions.electron ?? '',
    chrome: process.versions.chrome ?? '',
    isPackaged: app.isPackaged,
    locale: app.getLocale(),
    system: process.getSystemVersion(),
    windows: BrowserWindow.getAllWindows().length,
    displays: screen.getAllDisplays().map(({ size, scaleFactor }) => ({ ...size, scaleFactor })),
    notifications: Notification.isSupported(),
    gpu: Object.fromEntries(Object.entries(app.getGPUFeatureStatus())),
    // kilobytes
    processes: app.getAppMetrics().map(({ type, memory, cpu }) => ({
      type,
      residentKb: memory.workingSetSize,
      cpuPercent: Math.round(cpu.percentCPUUsage * 10) / 10
    }))
  }
}
