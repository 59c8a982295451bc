import { describe, expect, test } from 'vitest'
import { createCurrentConfig, currentConfig } from '../../main/grouping/current-config.ts'
import { createNewstyle2023 } from '../../main/grouping/newstyle-2023.ts'
import { processorMs } from '../helpers/processor-ms.ts'

const { parameterize } = currentConfig
const { parameterize: parameterize2023 } = createNewstyle2023([])

describe('what differs from event to event is replaced', () => {
  test.each([
    ['mail to a.b+c@example.co.uk now', 'mail to <email> now'],
    ['see https://x.io/a?b=c, then', 'see <url>, then'],
    ['("amqp://h:1/q")', '("<url>")'],
    ['host api.example.com down', 'host <hostname> down'],
    ['EXAMPLE.COM is', '<hostname> is'],
    ['10.0.0.1:80 via ::1 and fe80::1%eth0', '<ip>:<int> via <ip> and <ip>'],
    ['2001:0db8:85a3::8a2e:0370:7334', '<ip>'],
    ['::ffff:10.0.0.1', '<ip>'],
    ['00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', '<traceparent>'],
    ['1-5759e988-bd862e3fe1be46a994272793', '<traceparent>'],
    ['id 88ee7c66-29a9-4a4a-bc26-c72d76c5de14', 'id <uuid>'],
    ['da39a3ee5e6b4b0d3255bfef95601890afd80709', '<sha1>'],
    ['d41d8cd98f00b204e9800998ecf8427e', '<md5>'],
    ['took 12ms, 1.5s and 3s', 'took <duration>, <duration> and <duration>'],
    ['00:1A:2b:3c:4d:5e', '<mac_addr>'],
    ['00-1A-2b-3c-4d-5e', '<mac_addr>'],
    ['001a.2b3c.4d5e', '<mac_addr>'],
    ['tx1234567890abcdef12345-0011223344abc', '<swift_txn_id>'],
    ['0xdeadBEEF 0x1', '<hex> <hex>'],
    ['deadbeef01 DEADBEEF01 123456789', '<hex> <hex> <hex>'],
    ['commit 4a1b2c3', 'commit <git_sha>'],
    ['1.5 and -1.5e-3', '<float> and <float>'],
    ['-5, item[3], a_5_b, #7', '<int>, item[<int>], a_<int>_b, #<int>'],
    ['4,150,908', '<int>,<int>,<int>'],
    [`a='x y', b="z"`, 'a=<quoted_str>, b=<quoted_str>'],
    ['a=True, b=false', 'a=<bool>, b=<bool>'],
    ['img_k9Mtd2gDcgG.jpg', 'img_<random_id>.jpg'],
    ['x7k2-m9qp4-z81k', '<multi_part_random_id>'],
    ['错误123发生', '错误<int>发生']
  ])('%s', (message, expected) => {
    expect(parameterize(message)).toBe(expected)
  })

  test.each([
    'Mon, 02 Jan 2006 15:04:05 MST',
    'Mon, 02 Jan 2006 15:04:05 -0700',
    '02 Jan 06 15:04 MST',
    'Mon Jan 02, 1999',
    'Monday, 02-Jan-06 15:04:05 MST',
    'Mon, 02-Jan-06 15:04:05 MST',
    '2006-01-02T15:04:05Z',
    '2006-01-02T15:04:05.999999999+07:00',
    '2006-01-02 15:04:05,123',
    '20060102T150405Z',
    'Mon Jan 02 2006 14:04:05 GMT-0800 (Pacific Standard Time)',
    'Mon Jan  2 15:04:05 2006',
    'Mon Jan 2 15:04:05 MST 2006',
    '11:21PM',
    '23:21',
    '15:04:05',
    '2006-01-02',
    'datetime.datetime(2024, 1, 2, tzinfo=datetime.timezone(x))'
  ])('the date %s', (date) => {
    expect(parameterize(`at ${date}, again`)).toBe('at <date>, again')
  })
})

describe('what tells errors apart stays', () => {
  test.each([
    'Request failed with status code 404',
    'HTTP 500',
    'HTTP/1.1 502 Bad Gateway',
    'HTTP error! status: 422',
    'statusCode=418',
    'the server responded with a status of 404 ()',
    '[Errno 111] refused',
    'errno: -2',
    'SQLSTATE[42S02]: not found',
    'SQLSTATE: 23505'
  ])('%s', (message) => {
    expect(parameterize(message)).toBe(message)
  })

  test.each([
    'Option::unwrap() on Bee::buzz()',
    'this.store is undefined',
    'foo.com() is not a function',
    'a5s Foo123 5px utf8',
    'Base64Encoder getHttp2Session sha256WithRSAEncryption',
    'a = False',
    'feed the dead beef'
  ])('%s', (message) => {
    expect(parameterize(message)).toBe(message)
  })

  test('a minus that joins words is none, and a version is no float', () => {
    expect(parameterize('utf-8')).toBe('utf-<int>')
    expect(parameterize('v1.2.3')).toBe('v1.<int>.<int>')
    expect(parameterize('2006-20-02')).toBe('<int>-<int>-<int>')
    expect(parameterize('999.1.1.1')).toBe('<int>.<int>.<int>.<int>')
  })
})

describe('the tokens of 2023', () => {
  test.each([
    ['tcp://user:pass@email.com:10', 'tcp://user:<email>:<int>'],
    ['("http://a.b/c")', '("<url>'],
    ['from 10.0.0.1 via ::1', 'from <ip> via <ip>'],
    ['2019-04-17T20:29:05Z Wed Apr 17 22:31:45 2019', '<date> <date>'],
    ['Mon, 02 Jan 2006 15:04:05 -0700', '<date>'],
    ['deadbeef01 0xdead', 'deadbeef01 <hex>'],
    ['utf-8 x-5 -1.5', 'utf<int> x<int> <float>'],
    ["a='x y' b=True a = False", 'a=<quoted_str> b=<bool> a = False'],
    ['status code 404', 'status code <int>'],
    ['错误123发生', '错误123发生']
  ])('%s', (message, expected) => {
    expect(parameterize2023(message)).toBe(expected)
  })
})

test('only the first 8192 characters take part', () => {
  const long = `${'x '.repeat(5000)}42`
  expect(parameterize(long)).toBe(long.slice(0, 8192))
})

test('a project can switch it off', () => {
  expect(createCurrentConfig({ parameterizes: false }).parameterize('user 5')).toBe('user 5')
})

const HOSTILE =
  `a|1|a.|1.|-|a@|@|::|1:|a:|='|="|0x|ab1|a-|a_|://|a://|tx0|Mon, |Mon Jan |datetime.datetime(|2024-01-|1-|f:|status |
  SQLSTATE |errno |A1|=|'|(|aA1-|é|😀1|1 |11:|00 |a1b2c3d4-|1.1.1.|%|~|fe80:|1 Jan |http|=True|code |code 5 |error: |returned 404 |failed 500: |GET /a |GET a 404 |exit with |Domain=|
  Domain=a Code=1|sqlstate[|Error 1062 (|: (404|Jan 2 |Jan 2, 2024|1h2m|data:a;|eyJ|eyJaaaaaaaa.|a@b.|a/@|)=(|dup key: {|Duplicate entry '|١|(404|400 `.split(
    '|'
  )

test('no text takes long', () => {
  for (const unit of HOSTILE) {
    const text = unit.repeat(9000).slice(0, 8192)
    for (const one of [parameterize, parameterize2023]) {
      const start = processorMs()
      one(text)
      expect(processorMs() - start, JSON.stringify(unit)).toBeLessThan(400)
    }
  }
})

test('ten thousand messages take less than a second', () => {
  const messages = Array.from(
    { length: 10_000 },
    (_, n) =>
      `User ${n} (u${n}@example.com) cannot load https://api.example.com/items/${n} from 10.0.${n % 256}.1: HTTP 500`
  )
  const start = processorMs()
  const results = new Set(messages.map(parameterize))
  expect(processorMs() - start).toBeLessThan(1000)
  expect([...results]).toEqual(['User <int> (<email>) cannot load <url> from <ip>: HTTP 500'])
})
