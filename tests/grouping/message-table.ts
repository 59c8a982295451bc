/** A message, and what grouping makes of it where it does not stay as it is. */
type Row = readonly [message: string, text?: string]

/** Messages as programs write them, by where they come from. */
export const MESSAGE_TABLE: Readonly<Record<string, readonly Row[]>> = {
  'HTTP clients': [
    ['Request failed with status code 404'],
    [
      'Request failed with status code 503 after 1200ms',
      'Request failed with status code 503 after <duration>'
    ],
    ['timeout of 5000ms exceeded', 'timeout of <duration> exceeded'],
    ['returned 404'],
    ['upstream returned 502'],
    ['got a 404 response'],
    ['responded with 503'],
    ['the server responded with a status of 404 (Not Found)'],
    ['Failed with 500'],
    ['Upload failed: 413'],
    ['HTTP/1.1 502'],
    ['HTTP/1.1 502 Bad Gateway'],
    ['HTTP/2 429'],
    ['HTTP request failed with 503'],
    ['HTTP Error 404: Not Found'],
    [
      '404 Client Error: Not Found for url: https://api.example.com/v1/users/17',
      '404 Client Error: Not Found for url: <url>'
    ],
    [
      "503, message='Service Unavailable', url='https://api.example.com/'",
      '503, message=<quoted_str>, url=<quoted_str>'
    ],
    ['ApiException: (409)'],
    ['TransportError(429, "circuit_breaking_exception")'],
    ['[404] {"error":"no such index"}'],
    ['An error occurred (404) when calling the HeadObject operation: Not Found'],
    ['The remote server returned an error: (401) Unauthorized.'],
    ['Response status code does not indicate success: 500 (Internal Server Error).'],
    [
      'Server returned HTTP response code: 500 for URL: https://example.com/a?b=1',
      'Server returned HTTP response code: 500 for URL: <url>'
    ],
    ['unexpected HTTP response: 418'],
    ['unexpected status: 502'],
    [
      'HTTP status client error (404 Not Found) for url (https://example.com/x)',
      'HTTP status client error (404 Not Found) for url (<url>)'
    ],
    [
      'Client error: `GET https://example.com/5` resulted in a `404 Not Found` response',
      'Client error: `GET <url>` resulted in a `404 Not Found` response'
    ],
    ['GET https://example.com/api/5 404 (Not Found)', 'GET <url> 404 (Not Found)'],
    ['POST /api/orders/17 500', 'POST /api/orders/<int> 500'],
    ['Failed to load users: 500'],
    ['Failed to fetch /api/users/17: 502', 'Failed to fetch /api/users/<int>: 502'],
    ['%HTTPoison.Response{status_code: 422, body: ""}'],
    ['{"code":404,"id":81723}', '{"code":404,"id":<int>}'],
    ['{"status": 500, "retryAfter": 30}', '{"status": 500, "retryAfter": <int>}'],
    [
      '(Service: AmazonS3; Status Code: 403; Error Code: AccessDenied; Request ID: 4442587FB7D0A2F9)',
      '(Service: AmazonS3; Status Code: 403; Error Code: AccessDenied; Request ID: <hex>)'
    ],
    ['expected 200, got 503', 'expected <int>, got 503'],
    ['429 Too Many Requests'],
    ['Error: 404'],
    // no status: counts, and what the words say nothing of
    ['returned 404 rows', 'returned <int> rows'],
    ['got 500 results in 20 pages', 'got <int> results in <int> pages'],
    ['received 503 bytes of 2048', 'received <int> bytes of <int>'],
    ['failed with 500 errors', 'failed with <int> errors'],
    ['Queue length: 500', 'Queue length: <int>'],
    ['500 items were not saved', '<int> items were not saved'],
    ['Error 123', 'Error <int>'],
    ['Error 456', 'Error <int>'],
    ['http port 8080 is taken', 'http port <int> is taken'],
    ['status 2024-05-01', 'status <date>']
  ],
  'Postgres, MySQL and other databases': [
    ["SQLSTATE[42S02]: Base table or view not found: 1146 Table 'a.b' does not exist"],
    ['SQLSTATE[HY000] [2002] Connection refused'],
    ['SQLSTATE[HY000]: General error: 1364 Field has no default value'],
    ['ERROR: duplicate key value violates unique constraint "users_pkey" (SQLSTATE 23505)'],
    [
      'ERROR: relation "orders" does not exist at character 15',
      'ERROR: relation "orders" does not exist at character <int>'
    ],
    [
      'duplicate key value violates unique constraint "users_name"\nDETAIL:  Key (name)=(Bob) already exists.',
      'duplicate key value violates unique constraint "users_name"\nDETAIL:  Key (name)=<quoted_str> already exists.'
    ],
    ['Key (email)=(bob@example.com) already exists.', 'Key (email)=<quoted_str> already exists.'],
    ['canceling statement due to statement timeout'],
    [
      'deadlock detected: Process 4211 waits for ShareLock on transaction 9912',
      'deadlock detected: Process <int> waits for ShareLock on transaction <int>'
    ],
    [
      "Error 1062 (23000): Duplicate entry 'bob' for key 'users.name'",
      "Error 1062 (23000): Duplicate entry <quoted_str> for key 'users.name'"
    ],
    [
      "ER_DUP_ENTRY: Duplicate entry '17' for key 'PRIMARY'",
      "ER_DUP_ENTRY: Duplicate entry <quoted_str> for key 'PRIMARY'"
    ],
    ['(pymysql.err.OperationalError) (2003, "Can\'t connect to MySQL server")'],
    ["(1205, 'Lock wait timeout exceeded')"],
    ['Error Code: 1146. Table is missing'],
    ['MySQL error 2006: server has gone away'],
    ['SQLITE_CONSTRAINT: UNIQUE constraint failed: users.email'],
    ['SqliteError: database is locked (code 5)'],
    ['near "FORM": syntax error (code 1 SQLITE_ERROR)'],
    [
      'E11000 duplicate key error collection: shop.users index: email_1 dup key: { email: "a@b.de" }',
      'E11000 duplicate key error collection: shop.users index: email_<int> dup key: <quoted_str>'
    ],
    ['E11000 duplicate key'],
    [
      'MongoServerSelectionError: connect ECONNREFUSED 127.0.0.1:27017',
      'MongoServerSelectionError: connect ECONNREFUSED <ip>:<int>'
    ],
    [
      'Cast to ObjectId failed for value "5f1d7a3e8c9b2a0012345678"',
      'Cast to ObjectId failed for value "<hex>"'
    ],
    ['MOVED 3999 10.0.0.7:6381', 'MOVED <int> <ip>:<int>'],
    ['WRONGTYPE Operation against a key holding the wrong kind of value'],
    ['ORA-00942: table or view does not exist'],
    ['ORA-00001: unique constraint (APP.PK) violated'],
    ['ORA-06512: at line 17', 'ORA-06512: at line <int>'],
    ['TNS-12541: no listener'],
    ['NJS-500: connection to the host was not established'],
    [
      'SQLCODE=-204, SQLSTATE=42704, DRIVER=4.19.26',
      'SQLCODE=-204, SQLSTATE=42704, DRIVER=<int>.<int>.<int>'
    ],
    ['Msg 208, Level 16, State 1, Line 3', 'Msg 208, Level <int>, State <int>, Line <int>'],
    ['Error Number:18456,State:1,Class:14', 'Error Number:18456,State:<int>,Class:<int>'],
    ['Code: 60. DB::Exception: Table default.x does not exist'],
    ["Couldn't find User with 'id'=5", "Couldn't find User with 'id'=<int>"],
    ['No order ORD-10023 in shard 4', 'No order ORD-<int> in shard <int>']
  ],
  'errno of Node, Python, Rust, PHP and C': [
    ['connect ECONNREFUSED 10.0.0.5:5432', 'connect ECONNREFUSED <ip>:<int>'],
    ['getaddrinfo ENOTFOUND api.example.com', 'getaddrinfo ENOTFOUND <hostname>'],
    [
      "ENOENT: no such file or directory, open '/tmp/17.json'",
      "ENOENT: no such file or directory, open '/tmp/<int>.json'"
    ],
    [
      'listen EADDRINUSE: address already in use :::8080',
      'listen EADDRINUSE: address already in use :::<int>'
    ],
    [
      '{ errno: -111, code: "ECONNREFUSED", syscall: "connect", port: 5432 }',
      '{ errno: -111, code: "ECONNREFUSED", syscall: "connect", port: <int> }'
    ],
    ["[Errno 13] Permission denied: '/var/log/a.log'"],
    ['[Errno 2] No such file or directory'],
    ['[WinError 10061] No connection could be made'],
    ['No such file or directory (os error 2)'],
    [
      'cURL error 28: Operation timed out after 5001 milliseconds',
      'cURL error 28: Operation timed out after <int> milliseconds'
    ],
    ['curl: (7) Failed to connect'],
    ['Unsupported operation, errno=95'],
    ['SSL alert number 40'],
    ['stream_socket_client(): unable to connect (Connection refused) errno 111'],
    ['socket error 10054']
  ],
  'Windows and Apple': [
    ['Exception from HRESULT: 0x80070005 (E_ACCESSDENIED)'],
    ['HRESULT=0x80004005'],
    ['COMException (0x800A03EC): it failed'],
    ['Win32Exception (0x80004005): Access is denied'],
    ['The operation failed with error 0x80070057'],
    ['System error 5 has occurred'],
    ['GetLastError() = 1450'],
    ['Process ended with exit code -1073741819'],
    ['Unhandled exception 0xC0000005 at 0x00007FF6A1B2C3D4', 'Unhandled exception 0xC0000005 at <hex>'],
    ['EXCEPTION_ACCESS_VIOLATION_READ / 0x7ff0', 'EXCEPTION_ACCESS_VIOLATION_READ / <hex>'],
    ['Error Domain=NSURLErrorDomain Code=-1001 "The request timed out."'],
    ['Error Domain=NSCocoaErrorDomain Code=4864'],
    ['(NSURLErrorDomain error -1009.)'],
    ['(OSStatus error -34018.)'],
    ['EXC_BAD_ACCESS (code=1, address=0x18)', 'EXC_BAD_ACCESS (code=1, address=<hex>)'],
    [
      'Fatal signal 11 (SIGSEGV), code 1 (SEGV_MAPERR), fault addr 0x10',
      'Fatal signal 11 (SIGSEGV), code 1 (SEGV_MAPERR), fault addr <hex>'
    ],
    [
      '<UIView: 0x7fb1a2c0d3e0; frame = (0 0; 320 480)>',
      '<UIView: <hex>; frame = (<int> <int>; <int> <int>)>'
    ]
  ],
  'exit codes and signals': [
    ['exit code 137'],
    ['exited with code 1'],
    ['Command failed with exit code 2: yarn build'],
    ["Command '['ls']' returned non-zero exit status 2."],
    ['exit status 255'],
    ['finished with non-zero exit value 2'],
    ['worker exited (139) after 30s', 'worker exited (139) after <duration>'],
    ['killed by signal 9'],
    ['signal: 15'],
    ['npm ERR! code 1'],
    ['child 4711 exited with 3', 'child <int> exited with 3']
  ],
  'RPC, sockets and mail': [
    ['rpc error: code = Unavailable desc = transport is closing'],
    ['rpc error: code = 14 desc = closing'],
    ['5 NOT_FOUND: no such document', '<int> NOT_FOUND: no such document'],
    ['WebSocket closed with code 1006'],
    ['close code 4001'],
    ['JSON-RPC error code -32601'],
    ['{"error":{"code":-32000,"message":"busy"}}'],
    ['SMTP error 554'],
    ["(535, b'5.7.8 Authentication failed')", "(535, b'<int>.<int>.<int> Authentication failed')"],
    ['LDAP error code 49']
  ],
  'codes of compilers and libraries': [
    [
      'Minified React error #130; visit https://react.dev/errors/130?args[]=undefined',
      'Minified React error #130; visit <url>[]=undefined'
    ],
    ['NG0100: Expression has changed after it was checked'],
    ['error[E0382]: borrow of moved value'],
    ["error C2065: 'x' : undeclared identifier"],
    ['error TS2304: Cannot find name'],
    ['fatal error LNK2019: unresolved external symbol']
  ],
  'numbers that are called a code and are none': [
    ['zip code 12345', 'zip code <int>'],
    ['country code 49', 'country code <int>'],
    ['Invalid code 482913', 'Invalid code <int>'],
    ['area code 212', 'area code <int>']
  ],
  Java: [
    ['Index 5 out of bounds for length 3', 'Index <int> out of bounds for length <int>'],
    ['com.shop.Order@1b6d3586 is not attached', 'com.shop.Order@<hex> is not attached'],
    ['com.shop.User@5e91993 is not attached', 'com.shop.User@<hex> is not attached'],
    ['[Ljava.lang.String;@5e91993f', '[Ljava.lang.String;@<hex>'],
    ['com.shop.Main$$Lambda$14/0x0000000800066840@2b71fc7e', 'com.shop.Main$$Lambda$<int>/<hex>@<hex>'],
    ['Thread[pool-3-thread-17,5,main] is stuck', 'Thread[pool-<int>-thread-<int>,<int>,main] is stuck'],
    ['For input string: "12a"'],
    ['Read timed out after 30000 ms', 'Read timed out after <int> ms'],
    ['GC overhead limit exceeded: 512MB used of 1.5GB', 'GC overhead limit exceeded: <size> used of <size>']
  ],
  'Python, Ruby, PHP, .NET and Go': [
    ["'NoneType' object has no attribute 'items'"],
    ['list index 17 is out of range', 'list index <int> is out of range'],
    ["invalid literal for int() with base 10: ''", "invalid literal for int() with base <int>: ''"],
    ['<Order object at 0x7f3a2c1b0d90> is not iterable', '<Order object at <hex>> is not iterable'],
    [
      "undefined method `name' for #<User id=5 admin=true>",
      "undefined method `name' for #<User id=<int> admin=<bool>>"
    ],
    [
      'Allowed memory size of 1048576 bytes exhausted (tried to allocate 20480 bytes)',
      'Allowed memory size of <int> bytes exhausted (tried to allocate <int> bytes)'
    ],
    ['Undefined array key "price"'],
    ['Object reference not set to an instance of an object.'],
    ['dial tcp 10.1.2.3:443: i/o timeout', 'dial tcp <ip>:<int>: i/o timeout'],
    ['context deadline exceeded after 1m30.5s', 'context deadline exceeded after <duration>'],
    ['took 1.234567ms, 150µs and 2h30m', 'took <duration>, <duration> and <duration>'],
    [
      'runtime error: index out of range [5] with length 3',
      'runtime error: index out of range [<int>] with length <int>'
    ],
    ['goroutine 17 [running]', 'goroutine <int> [running]'],
    [
      'no required module provides github.com/a/b@v1.2.3',
      'no required module provides <hostname>/a/b@v1.<int>.<int>'
    ],
    ['cannot find left-pad@1.3.0', 'cannot find left-pad@<int>.<int>.<int>'],
    ['redis@sha256:9c1f0d7b8e6a5c4b3d2e1f00 is gone', 'redis@sha256:<hex> is gone']
  ],
  'dates as people and logs write them': [
    ['due January 2, 2024', 'due <date>'],
    ['due Jan 2nd 2024', 'due <date>'],
    ['due Jan 2, 2024, 3:04:05 PM.', 'due <date>.'],
    ['due 2 March 2024', 'due <date>'],
    ['[02/Jan/2024:15:04:05 +0000] closed', '[<date>] closed'],
    ['Jan  2 15:04:05 web-3 sshd: closed', '<date> web-<int> sshd: closed'],
    ['You may 5 times', 'You may <int> times'],
    ['March 5 was refused', 'March <int> was refused']
  ],
  'ids and addresses': [
    ['user 88ee7c66-29a9-4a4a-bc26-c72d76c5de14 is gone', 'user <uuid> is gone'],
    [
      'Invalid token eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTYifQ.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9P',
      'Invalid token <jwt>'
    ],
    ['No such customer: cus_NffrFeUfNV2Hib', 'No such customer: cus_<random_id>'],
    ["Refused to load 'data:image/png;base64,iVBORw0KGgo='", "Refused to load '<url>'"],
    ['mail to jo@example.com bounced', 'mail to <email> bounced'],
    ['root@localhost may not', '<email> may not'],
    ['app@10.0.0.1 is down', 'app@<ip> is down'],
    ['Cannot read blob:https://example.com/0b2c', 'Cannot read blob:<url>'],
    ['x :: Int does not match Add::face'],
    ['fe80::1 and ::1 and 2001:db8::7', '<ip> and <ip> and <ip>'],
    ['device aa:bb:cc:dd:ee:01', 'device <mac_addr>']
  ],
  'other languages': [
    ['Benutzer 17 wurde nicht gefunden', 'Benutzer <int> wurde nicht gefunden'],
    ['12é'],
    ['é12 et 12ème'],
    ['файл12 не найден, строка 5', 'файл12 не найден, строка <int>'],
    ['错误123发生', '错误<int>发生'],
    ['ユーザー42が見つかりません', 'ユーザー<int>が見つかりません'],
    ['用户１２不存在', '用户<int>不存在'],
    ['خطأ ٤٠٤ في الخادم', 'خطأ <int> في الخادم'],
    ['Não foi possível carregar 3 itens', 'Não foi possível carregar <int> itens'],
    ['№5 и 7ой', '№<int> и 7ой']
  ],
  'words with digits': [
    ['utf8 base64 sha256 h264 es2015'],
    ['WebGL2RenderingContext is not defined'],
    ['Cannot create a 2D context'],
    ['3d model at 2x, 12px'],
    ['node.js and asp.core are no hosts']
  ]
}
