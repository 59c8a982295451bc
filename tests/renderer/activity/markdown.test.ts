import { describe, expect, test } from 'vitest'
import { type Block, type Inline, parseMarkdown } from '../../../renderer/features/activity/markdown.ts'
import { processorMs } from '../../helpers/processor-ms.ts'

/** What was read, as HTML that is easy to read; texts keep their `<`. */
function show(blocks: readonly Block[]): string {
  return blocks.map(showBlock).join('')
}

function showBlock(block: Block): string {
  switch (block.type) {
    case 'code':
      return `<pre>${block.text}</pre>`
    case 'list': {
      const name = block.isOrdered ? 'ol' : 'ul'
      return `<${name}>${block.items.map((item) => `<li>${showAll(item)}</li>`).join('')}</${name}>`
    }
    default:
      return `<${block.type}>${showAll(block.children)}</${block.type}>`
  }
}

const showAll = (parts: readonly Inline[]): string => parts.map(showPart).join('')

function showPart(part: Inline): string {
  switch (part.type) {
    case 'text':
      return part.text
    case 'code':
      return `<code>${part.text}</code>`
    case 'link':
      return `<a ${part.url}>${showAll(part.children)}</a>`
    case 'break':
      return '<br>'
    default:
      return `<${part.type}>${showAll(part.children)}</${part.type}>`
  }
}

/** What a reader sees of it. */
function textOf(parts: readonly Inline[]): string {
  return parts
    .map((part) => ('children' in part ? textOf(part.children) : part.type === 'break' ? '\n' : part.text))
    .join('')
}

const line = (text: string) => show(parseMarkdown(text)).replace(/^<paragraph>(.*)<\/paragraph>$/s, '$1')

describe('in a line', () => {
  test.each([
    ['plain', 'plain'],
    ['**bold** and *slanted*', '<strong>bold</strong> and <em>slanted</em>'],
    ['_slanted_ but snake_case_name', '<em>slanted</em> but snake_case_name'],
    ['**bold with *both* in it**', '<strong>bold with <em>both</em> in it</strong>'],
    ['2 * 3 * 4', '2 * 3 * 4'],
    ['** not bold **', '** not bold **'],
    ['`a **b** <c>`', '<code>a **b** <c></code>'],
    ['\\*not\\* slanted', '*not* slanted'],
    ['one\ntwo', 'one<br>two'],
    ['[docs](https://example.com/a_b)', '<a https://example.com/a_b>docs</a>'],
    ['see https://example.com/x?y=1.', 'see <a https://example.com/x?y=1>https://example.com/x?y=1</a>.'],
    ['(http://example.com/)', '(<a http://example.com/>http://example.com/</a>)'],
    ['[**bold** link](https://example.com)', '<a https://example.com/><strong>bold</strong> link</a>']
  ])('%j is %j', (text, shown) => {
    expect(line(text)).toBe(shown)
  })

  test.each([
    '[x](javascript:alert(1))',
    '[x](javascript:alert`1`)',
    '[x](JaVaScRiPt:alert(1))',
    '[x](data:text/html,<script>alert(1)</script>)',
    '[x](vbscript:x)',
    '[x](file:///etc/passwd)',
    '[x](//example.com)',
    '[x](  https://example.com)',
    '<a href="https://example.com">x</a>',
    '<img src=x onerror=alert(1)>',
    '<script>alert(1)</script>'
  ])('%s stays text', (text) => {
    const parts = parseMarkdown(text).flatMap((block) => ('children' in block ? block.children : []))
    const links = parts.filter((part) => part.type === 'link')
    expect(links.every((link) => link.url.startsWith('https://example.com'))).toBe(true)
    expect(textOf(parts)).toBe(text)
  })

  test('an address has no marks that turn the direction of writing', () => {
    expect(line('https://example.com/\u202egpj.exe')).toBe(
      '<a https://example.com/>https://example.com/</a>\u202egpj.exe'
    )
  })
})

describe('in lines', () => {
  test('paragraphs, headings, quotes, lists and code stand apart', () => {
    const text =
      '# Title\n\nFirst\nline\n\n> said\n> so\n- a\n- **b**\n\n3. c\n4. d\n\n```js\nlet a = *b*\n\n```\nend'
    expect(show(parseMarkdown(text))).toBe(
      '<heading>Title</heading><paragraph>First<br>line</paragraph><quote>said<br>so</quote>' +
        '<ul><li>a</li><li><strong>b</strong></li></ul><ol><li>c</li><li>d</li></ol>' +
        '<pre>let a = *b*\n</pre><paragraph>end</paragraph>'
    )
  })

  test('code without an end goes to the end', () => {
    expect(show(parseMarkdown('```\na\nb'))).toBe('<pre>a\nb</pre>')
  })

  test('nothing is nothing', () => {
    expect(parseMarkdown('\n \n')).toEqual([])
  })
})

test.each([
  '**a '.repeat(5000),
  '[a'.repeat(10_000),
  '*a_'.repeat(6000),
  '`'.repeat(20_000),
  `${'['.repeat(10_000)}](https://x)`,
  '> '.repeat(10_000),
  '- a\n'.repeat(5000),
  'https://'.repeat(2500)
])('a note of 20,000 characters takes no time, whatever it says (%#)', (text) => {
  const started = processorMs()
  parseMarkdown(text)
  expect(processorMs() - started).toBeLessThan(1500)
})
