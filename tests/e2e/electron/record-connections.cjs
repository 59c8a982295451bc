'use strict'
// Loaded before the application (`electron -r`), and by it before each of its threads: writes down every connection that
// Node is asked for, one line each, into the file that CULPRIT_CONNECTIONS names.
const dns = require('node:dns')
const fs = require('node:fs')
const net = require('node:net')
const dgram = require('node:dgram')
const threads = require('node:worker_threads')

const note = (what) => fs.appendFileSync(process.env.CULPRIT_CONNECTIONS, `${what}\n`)

const { connect } = net.Socket.prototype
net.Socket.prototype.connect = function (...args) {
  const [options] = Array.isArray(args[0]) ? args[0] : args
  // pipes are no network
  if (!options?.path) note(`tcp ${options?.host ?? 'localhost'}:${options?.port ?? options}`)
  return connect.apply(this, args)
}
const { send } = dgram.Socket.prototype
dgram.Socket.prototype.send = function (...args) {
  note('udp')
  return send.apply(this, args)
}
for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6']) {
  const original = dns[name]
  dns[name] = function (...args) {
    if (!net.isIP(String(args[0]))) note(`dns ${args[0]}`)
    return original.apply(this, args)
  }
}

const { Worker } = threads
threads.Worker = class extends Worker {
  constructor(file, options = {}) {
    super(file, { ...options, execArgv: [...(options.execArgv ?? []), '--require', __filename] })
  }
}
