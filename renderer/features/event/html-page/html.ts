/** Text that is HTML already: what is put into it was escaped. */
export class Html {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

/** What can stand in a piece of HTML: a text is escaped, HTML is not, nothing is left out. */
export type Content = Html | string | number | undefined | false | readonly Content[]

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;'
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: HTML cannot carry them, not even escaped
const notCarried = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g

function escapeText(text: string): string {
  return text
    .replace(notCarried, '\ufffd')
    .replace(/[&<>"']/g, (character) => entities[character] ?? character)
}

function toText(content: Content): string {
  if (content === undefined || content === false) return ''
  if (content instanceof Html) return content.text
  if (typeof content === 'object') return content.map(toText).join('')
  return escapeText(String(content))
}

/** HTML as it is written, with values that cannot become more than text: in an element or in a quoted attribute. */
export function html(parts: TemplateStringsArray, ...values: readonly Content[]): Html {
  return new Html(parts.reduce((text, part, index) => `${text}${toText(values[index - 1])}${part}`))
}
