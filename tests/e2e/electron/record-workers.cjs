'use strict'
// Loaded before the application (`electron -r`): keeps its threads, so that a test can kill one.
const threads = require('node:worker_threads')

const { Worker } = threads
globalThis.recordedWorkers = []
threads.Worker = class extends Worker {
  constructor(...args) {
    super(...args)
    globalThis.recordedWorkers.push(this)
  }
}
