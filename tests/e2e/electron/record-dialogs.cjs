'use strict'
// Loaded before the application (`electron -r`): keeps what its message boxes say, and shows none.
const { dialog } = require('electron')

globalThis.recordedDialogs = []
dialog.showMessageBox = async (...args) => {
  globalThis.recordedDialogs.push(args.at(-1))
  return { response: 0, checkboxChecked: false }
}
