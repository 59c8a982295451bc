import { expect, test } from 'vitest'
import { listeningProcess } from '../../main/core/find-occupant.ts'

// Windows' netstat -ano, on a German system.
const TABLE = `
Aktive Verbindungen

  Proto  Lokale Adresse         Remoteadresse          Status           PID
  TCP    0.0.0.0:135            0.0.0.0:0              ABHÖREN         1184
  TCP    127.0.0.1:8969         127.0.0.1:50110        HERGESTELLT     4242
  TCP    127.0.0.1:18969        0.0.0.0:0              ABHÖREN         999
  TCP    127.0.0.1:8969         0.0.0.0:0              ABHÖREN         7316
  TCP    [::1]:9000             [::]:0                 ABHÖREN         5200
  UDP    0.0.0.0:5353           *:*                                    3004
`.replaceAll('\n', '\r\n')

test.each([
  [8969, 7316],
  [18969, 999],
  [9000, 5200],
  [5353, undefined],
  [4000, undefined]
])('who listens on port %i of Windows', (port, pid) => {
  expect(listeningProcess(TABLE, port)).toBe(pid)
})
