import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { normalize } from '../../../main/normalize/normalize.ts'
import { minidumpToPayload } from '../../../main/protocol/minidump/minidump-to-payload.ts'
import { parseMinidump } from '../../../main/protocol/minidump/parse-minidump.ts'
import { hasReferenceData, NO_REFERENCE_DATA, referenceFiles } from '../../helpers/reference-data.ts'
import { nonconformity, RECEIVED } from '../../normalize/conformance.ts'

/**
 * What other programs say of the same dumps: the expectations of rust-minidump's, symbolic's and Symbolicator's own
 * tests, and what can be read in the bytes.
 */

const dumps = new Map(referenceFiles('minidumps').map(({ name, path }) => [name, path]))

function read(name: string) {
  const path = dumps.get(name)
  if (path === undefined) throw new Error(`no dump ${name}`)
  const minidump = parseMinidump(readFileSync(path))
  return { minidump, payload: Object(minidumpToPayload(minidump)) }
}

interface Frame {
  readonly trust: string
  readonly instruction_addr: string
  readonly package?: string
}

/** Newest first, as crash reports print them. */
function stackOf(stacktrace: { frames: Frame[] }): string[] {
  return stacktrace.frames
    .map((frame) => `${frame.trust} ${frame.instruction_addr} ${frame.package?.split(/[\\/]/).at(-1) ?? '-'}`)
    .reverse()
}

describe.runIf(hasReferenceData)('dumps of real crashes', () => {
  test('Linux, x86-64, by Breakpad', () => {
    const { minidump, payload } = read('relay-2021/linux.dmp')
    const [exception] = payload.exception.values
    expect(minidump.problems).toEqual([])
    expect(payload.timestamp).toBe(1522061032)
    expect(payload.contexts).toEqual({
      os: {
        type: 'os',
        name: 'Linux',
        version: '4.9.60-linuxkit-aufs',
        build: '#1 SMP Mon Nov 6 16:00:12 UTC 2017',
        kernel_version: '4.9.60-linuxkit-aufs',
        distribution_name: 'Ubuntu',
        distribution_version: '16.04',
        distribution_pretty_name: 'Ubuntu 16.04.3 LTS'
      },
      device: {
        type: 'device',
        arch: 'x86_64',
        cpu_description: 'Intel(R) Core(TM) i7-4960HQ CPU @ 2.60GHz',
        processor_count: 4
      },
      process: { type: 'process', pid: 1304, parent_pid: 1303, name: 'crash', command_line: './crash' }
    })
    expect(minidump.system?.cpu).toBe('GenuineIntel family 6 model 70 stepping 1')
    expect(exception).toMatchObject({ value: 'Fatal Error: SIGSEGV / 0x45', thread_id: 1304 })
    expect(exception.stacktrace.registers).toEqual({
      rax: '0xffffffffffffffff',
      rbx: '0x7fff5ae4aa20',
      rcx: '0x7f5140521b20',
      rdx: '0x7f5140efc000',
      rsi: '0x0',
      rdi: '0x7fff5ae4aab0',
      rbp: '0x7fff5ae4abb0',
      rsp: '0x7fff5ae4aa20',
      r8: '0x0',
      r9: '0x0',
      r10: '0x131',
      r11: '0x7f5140aca4c0',
      r12: '0x401dc0',
      r13: '0x7fff5ae4ac90',
      r14: '0x7fff5ae4aab0',
      r15: '0x0',
      rip: '0x401d72'
    })
    // as Symbolicator walks it without symbols
    expect(stackOf(exception.stacktrace)).toEqual([
      'context 0x401d72 crash',
      'scan 0x7f514025002e libc-2.23.so',
      'scan 0x7f51401e4800 libc-2.23.so',
      'scan 0x7f5140cebac6 ld-2.23.so',
      'scan 0x401ec0 crash',
      'scan 0x414c30 crash',
      'scan 0x7f514017d830 libc-2.23.so',
      'scan 0x401c70 crash',
      'scan 0x401dc0 crash',
      'scan 0x401c70 crash',
      'scan 0x414ca0 crash',
      'scan 0x401dc0 crash',
      'scan 0x401de9 crash',
      'scan 0x400040 crash',
      'scan 0x401dc0 crash'
    ])
    expect(payload.debug_meta.images.map((image: Record<string, unknown>) => image.debug_id)).toEqual([
      'c0bcc3f1-9827-fe65-3058-404b2831d9e6',
      'e45db8df-af2d-09fd-640c-8fe377d572de',
      '451a38b5-0679-79d2-0738-22a5ceb24c4b',
      'e20a2268-5dc6-c165-b6aa-a12fa6765a6e',
      '81c893cb-9b92-3c52-01ac-ef171b52d526',
      '23e017ce-2254-fc65-11d9-bc8f534bb4f0',
      '59627b5d-2255-a375-c17b-d4c3fd05f5a6',
      '75185f6c-04b9-b48f-b8df-d832e74ad31a'
    ])
    expect(payload.debug_meta.images[2]).toEqual({
      type: 'elf',
      arch: 'x86_64',
      code_id: 'b5381a457906d279073822a5ceb24c4bfef94ddb',
      code_file: '/lib/x86_64-linux-gnu/libc-2.23.so',
      debug_id: '451a38b5-0679-79d2-0738-22a5ceb24c4b',
      debug_file: '/lib/x86_64-linux-gnu/libc-2.23.so',
      image_addr: '0x7f514015d000',
      image_size: 1835008
    })
  })

  test('Windows, x86, by Breakpad', () => {
    const { minidump, payload } = read('relay-2021/windows.dmp')
    const [exception] = payload.exception.values
    expect(minidump.problems).toEqual([])
    expect(payload.timestamp).toBe(1521713273)
    expect(payload.contexts).toMatchObject({
      os: { name: 'Windows', version: '10.0.14393', kernel_version: '10.0.14393.1715' },
      device: {
        arch: 'x86',
        processor_count: 2,
        cpu_description: 'GenuineIntel family 6 model 63 stepping 2'
      },
      process: { pid: 1928 }
    })
    expect(exception).toMatchObject({
      type: 'EXCEPTION_ACCESS_VIOLATION_WRITE',
      value: 'Fatal Error: EXCEPTION_ACCESS_VIOLATION_WRITE / 0x45',
      thread_id: 1636
    })
    expect(exception.stacktrace.registers).toEqual({
      eax: '0x0',
      ebx: '0xfe5000',
      ecx: '0x10ff670',
      edx: '0x7',
      esi: '0x759c6314',
      edi: '0x13bfd78',
      ebp: '0x10ff670',
      esp: '0x10ff644',
      eip: '0x2a2a3d',
      eflags: '0x10246'
    })
    // main, its caller and theirs: what Symbolicator finds with the program's symbols
    const stack = stackOf(exception.stacktrace).map((frame) => frame.replace(/^\w+ /, ''))
    const expected = ['0x2a2a3d crash.exe', '0x2a2d97 crash.exe', '0x750662c4 kernel32.dll']
    expect(stack.filter((frame) => expected.includes(frame))).toEqual(expected)
    expect(
      payload.threads.values.map((thread: Record<string, unknown>) => [thread.id, thread.crashed])
    ).toEqual([
      [1636, true],
      [3580, false],
      [2600, false],
      [2920, false]
    ])
    for (const thread of payload.threads.values.slice(1, 3)) {
      expect(stackOf(thread.stacktrace)).toEqual([
        'context 0x771e016c ntdll.dll',
        'fp 0x750662c4 kernel32.dll',
        'fp 0x771d0f79 ntdll.dll',
        'fp 0x771d0f44 ntdll.dll'
      ])
    }
    const images = new Map(
      payload.debug_meta.images.map((image: Record<string, unknown>) => [image.debug_file, image])
    )
    expect(images.size).toBe(17)
    expect(images.get('C:\\projects\\breakpad-tools\\windows\\Release\\crash.pdb')).toEqual({
      type: 'pe',
      arch: 'x86',
      code_id: '5ab380779000',
      code_file: 'C:\\projects\\breakpad-tools\\windows\\Release\\crash.exe',
      debug_id: '3249d99d-0c40-4931-8610-f4e4fb0b6936-1',
      debug_file: 'C:\\projects\\breakpad-tools\\windows\\Release\\crash.pdb',
      image_addr: '0x2a0000',
      image_size: 36864
    })
    expect(images.get('wkernel32.pdb')).toMatchObject({
      code_id: '590285e9e0000',
      debug_id: 'd3474559-96f7-47d6-bf43-c176b2171e68-1',
      image_version: '6.2.14393.1198'
    })
  })

  test('Windows XP, x86, by Breakpad', () => {
    const { minidump, payload } = read('rust-minidump/test.dmp')
    const [exception] = payload.exception.values
    expect(minidump.problems).toEqual([])
    expect(payload.contexts).toMatchObject({
      os: { name: 'Windows', version: '5.1.2600', build: 'Service Pack 2' },
      device: { arch: 'x86', cpu_description: 'GenuineIntel family 6 model 13 stepping 8' },
      process: { pid: 3932, start_time: '2007-02-14T19:13:55.000Z' }
    })
    expect(minidump.breakpad).toEqual({ dumpThreadId: 0x11c0, requestingThreadId: 0xbf4 })
    expect(minidump.threads.map(({ id, context }) => [id, context?.instruction, context?.stack])).toEqual([
      [0xbf4, 0x7c90eb94n, 0x12f320n],
      [0x11c0, 0x7c90eb94n, 0x97f6ecn]
    ])
    expect(exception).toMatchObject({ type: 'EXCEPTION_ACCESS_VIOLATION_WRITE', thread_id: 0xbf4 })
    // as Breakpad walks it
    expect(stackOf(exception.stacktrace)).toEqual([
      'context 0x40429e test_app.exe',
      'fp 0x404200 test_app.exe',
      'fp 0x4053ec test_app.exe',
      'fp 0x7c816fd7 kernel32.dll'
    ])
    expect(payload.threads.values).toHaveLength(1)
    expect(minidump.modules.map(({ codeFile }) => codeFile?.split('\\').at(-1)).join(' ')).toBe(
      'test_app.exe ntdll.dll kernel32.dll ole32.dll advapi32.dll rpcrt4.dll gdi32.dll user32.dll msvcrt.dll ' +
        'imm32.dll dbghelp.dll version.dll psapi.dll'
    )
    expect(payload.debug_meta.images[0]).toMatchObject({
      code_id: '45d35f6c2d000',
      debug_file: 'c:\\test_app.pdb',
      debug_id: '5a9832e5-2872-41c1-838e-d98914e9b7ff-1'
    })
    expect(payload.debug_meta.images[12]).toMatchObject({
      image_addr: '0x76bf0000',
      image_version: '5.1.2600.2180',
      code_id: '411096cab000',
      debug_id: 'a5c3a1f9-689f-43d8-ad22-8a0929388970-2'
    })
  })

  test('macOS, x86-64, by Breakpad', () => {
    const { minidump, payload } = read('symbolic/crash_macos.dmp')
    const [exception] = payload.exception.values
    expect(minidump.problems).toEqual([])
    expect(payload.timestamp).toBe(1505305307)
    expect(payload.contexts).toMatchObject({
      os: { name: 'macOS', version: '10.12.6', build: '16G29' },
      device: { arch: 'x86_64', processor_count: 8 }
    })
    expect(minidump.system?.cpu).toBe('GenuineIntel family 6 model 70 stepping 1')
    expect(exception).toMatchObject({
      type: 'EXC_BAD_ACCESS / KERN_INVALID_ADDRESS',
      value: 'Fatal Error: EXC_BAD_ACCESS / KERN_INVALID_ADDRESS / 0x45',
      thread_id: 775
    })
    expect(exception.stacktrace.frames).toHaveLength(9)
    expect(stackOf(exception.stacktrace)[1]).toBe('scan 0x10215d386 crash_macos')
    expect(payload.debug_meta.images[0]).toEqual({
      type: 'macho',
      arch: 'x86_64',
      code_id: '3f58bc3deabe3361b5fb52a676298598',
      code_file: '/Users/jauer/Coding/breakpad/examples/target/crash_macos',
      debug_id: '3f58bc3d-eabe-3361-b5fb-52a676298598',
      debug_file: 'crash_macos',
      image_addr: '0x10215c000',
      image_size: 172032
    })
  })

  test('macOS, x86-64, by Crashpad', () => {
    const { minidump, payload } = read('rust-minidump/simple-crashpad.dmp')
    const [exception] = payload.exception.values
    expect(minidump.problems).toEqual([])
    expect(minidump.crashpad).toMatchObject({
      reportId: '42f9de72-518a-43dd-97d7-8ddc328d3662',
      clientId: '6fd2b3b9-9833-4b2f-bbf7-0bcf501bad7e',
      annotations: [['hello', 'world']],
      modules: [{ moduleIndex: 16, list: ['abort() called'], annotations: [] }, { list: ['dyld2 mode'] }]
    })
    expect(payload.contexts).toMatchObject({
      crashpad: { hello: 'world' },
      'libsystem_c.dylib': { type: 'crashpad', annotations: ['abort() called'] },
      os: { name: 'macOS', version: '10.15.7', build: '19H114', kernel_version: '19.6.0' },
      device: { arch: 'x86_64', model: 'MacBookPro15,1' }
    })
    expect(exception.value).toBe('Fatal Error: EXC_CRASH / SIGABRT')
    // __pthread_kill, abort, the program's own, start
    expect(stackOf(exception.stacktrace)).toEqual([
      'context 0x7fff6f41333a libsystem_kernel.dylib',
      'fp 0x7fff6f39a808 libsystem_c.dylib',
      'fp 0x10dfebf8b crashy',
      'fp 0x7fff6f2cbcc9 libdyld.dylib'
    ])
  })

  test('Windows 10, x86-64, an assertion of the C runtime', () => {
    const { minidump, payload } = read('rust-minidump/invalid-parameter.dmp')
    const [exception] = payload.exception.values
    expect(minidump.problems).toEqual([])
    expect(minidump.assertion).toEqual({
      kind: 'Invalid parameter',
      expression: 'format != nullptr',
      function: 'common_vfprintf',
      file: 'minkernel\\crts\\ucrt\\src\\appcrt\\stdio\\output.cpp',
      line: 32
    })
    expect(exception).toMatchObject({
      type: 'STATUS_INVALID_PARAMETER',
      value: 'Assertion Error: format != nullptr',
      thread_id: 5896
    })
    // BaseThreadInitThunk and RtlUserThreadStart, where all threads of Windows begin
    expect(stackOf(exception.stacktrace).slice(-2)).toEqual([
      'scan 0x7ff805463034 kernel32.dll',
      'scan 0x7ff806b21461 ntdll.dll'
    ])
  })

  test('Windows 11, x86-64, by sentry-native', () => {
    const { minidump, payload } = read('sentry-native/minidump.dmp')
    const [exception] = payload.exception.values
    expect(minidump.problems).toEqual([])
    expect(exception.value).toBe('Fatal Error: EXCEPTION_ACCESS_VIOLATION_WRITE / 0x20')
    expect(stackOf(exception.stacktrace).slice(0, 2)).toEqual([
      'context 0x7ffe2c7f0476 VCRUNTIME140D.dll',
      'scan 0x7ff6462a17fd sentry_example.exe'
    ])
    expect(payload.threads.values).toContainEqual(
      expect.objectContaining({ id: 31424, name: 'sentry-http', crashed: false })
    )
    expect(minidump.modules).toHaveLength(34)
  })

  test.each(['rust-minidump/invalid-range.dmp', 'rust-minidump/invalid-record-count.dmp'])(
    '%s, which says nothing that makes sense, is the event of an unknown crash',
    (name) => {
      expect(read(name).payload).toMatchObject({
        platform: 'native',
        level: 'fatal',
        exception: { values: [{ type: 'Minidump', value: 'Invalid Minidump' }] }
      })
    }
  )
})

test.each([...dumps.keys()])('normalisation takes all of %s', (name) => {
  const { minidump, payload } = read(name)
  const received = { ...RECEIVED, receivedMs: (minidump.timestamp ?? 0) * 1000 }
  const normalized = normalize(payload, received)
  expect(nonconformity(normalized)).toBeUndefined()
  expect(normalized.problems).toEqual([])
  expect(normalized.remarks).toEqual([])
})

test('the reference dumps are here', ({ skip }) => {
  skip(!hasReferenceData, NO_REFERENCE_DATA)
  expect(dumps.size).toBe(9)
})
