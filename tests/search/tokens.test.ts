import { expect, test } from 'vitest'
import { parseSearch } from '../../shared/search/parse.ts'
import { tokensAt } from '../../shared/search/tokens.ts'

/** Type and text of each token, with `!` after the type where there is a problem. */
function tokensOf(query: string): string[] {
  return tokensAt(query).map(
    ({ type, start, end, problem }) => `${type}${problem ? '!' : ''} ${query.slice(start, end)}`
  )
}

test.each([
  ['', []],
  ['connection  refused', ['text connection  refused']],
  ['fn (x) failed "a b"', ['text fn (x) failed', 'space  ', 'text "a b"']],
  [
    '!level:error OR (a b)',
    ['filter !level:error', 'space  ', 'operator OR', 'space  ', 'parenthesis (', 'text a b', 'parenthesis )']
  ],
  ['!(k:[a, b])', ['parenthesis !(', 'filter k:[a, b]', 'parenthesis )']],
  ['is: age:x', ['filter! is:', 'space  ', 'filter! age:x']],
  ['a OR', ['text a', 'space  ', 'operator! OR']],
  ['(a\nb', ['parenthesis! (', 'text a', 'space! \n', 'text b']],
  ['k:"x y', ['filter! k:"x', 'space  ', 'text y']]
])('%j', (query, expected) => {
  expect(tokensOf(query)).toEqual(expected)
})

test.each([
  ['level:error', ['', 'level', ':', 'error']],
  ['!"a:b":"x y"', ['!', '"a:b"', ':', '"x y"']],
  ['tags[age]:7', ['', 'tags[age]', ':', '7']],
  ['timesSeen:>=5', ['', 'timesSeen', ':>=', '5']],
  ['age:>2024-05-01', ['', 'age', ':>', '2024-05-01']],
  ['title:contains:x', ['', 'title', ':contains:', 'x']],
  ['title:\uf00dContains\uf00dx', ['', 'title', ':\uf00dContains\uf00d', 'x']],
  ['release.version:>=1.2', ['', 'release.version', ':>=', '1.2']],
  ['level:', ['', 'level', ':', '']],
  ['is:x', ['', 'is', ':', 'x']]
])('parts of %s', (query, expected) => {
  const [token] = tokensAt(query)
  if (token?.type !== 'filter') throw new Error('no filter')
  const { negation, key, operator, value } = token.parts
  expect([negation, key, operator, value].map(({ start, end }) => query.slice(start, end))).toEqual(expected)
})

test('a problem is that of the parser', () => {
  const query = 'level:error age:soon'
  expect(tokensAt(query).at(-1)?.problem).toEqual(parseSearch(query).problems[0])
})
