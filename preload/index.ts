import { contextBridge, ipcRenderer, webFrame } from 'electron'
import { type Bridge, CALL_CHANNEL, CHANGE_CHANNEL } from '../shared/contract/bridge.ts'
import type { Change } from '../shared/contract/change.ts'

const bridge: Bridge = {
  call: (path, input) => ipcRenderer.invoke(CALL_CHANNEL, path, input),
  subscribe(listener) {
    const onChange = (_event: unknown, change: Change) => listener(change)
    ipcRenderer.on(CHANGE_CHANNEL, onChange)
    return () => {
      ipcRenderer.off(CHANGE_CHANNEL, onChange)
    }
  },
  platform: process.platform
}

// Chromium keeps one zoom for all pages of an origin; a page that was given one from inside keeps its own from then on
webFrame.setZoomLevel(webFrame.getZoomLevel())
// answered when that has arrived: it would undo what the shell sets meanwhile
webFrame.getZoomLevel()

contextBridge.exposeInMainWorld('bridge', bridge)
