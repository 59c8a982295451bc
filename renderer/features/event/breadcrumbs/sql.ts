/** A statement: it begins with a verb that is followed by what it is about. */
const statement =
  /^\s*(?:select\b|insert\s+into\b|update\b.*\bset\b|delete\s+from\b|with\b.*\bas\b|(?:create|alter|drop)\s+(?:table|index|view)\b)/is

/** Shorter ones read well in a line. */
const shortest = 80

/** Texts and quoted names, which are left alone, or a word that begins a part of a statement. */
const parts =
  /'(?:''|[^'])*'|"[^"]*"|`[^`]*`|\b(?:from|where|(?:left |right |inner |outer |full |cross )*join|group by|order by|having|limit|offset|values|set|returning|union(?: all)?|on conflict)\b/gi

/** True for a text that is an SQL statement. */
export function isSql(text: string): boolean {
  return statement.test(text)
}

/** A long statement with a line for each of its parts; a short one stays as it is. */
export function formatSql(text: string): string {
  const line = text.replace(/[ \t]*\n\s*/g, ' ').trim()
  if (line.length < shortest) return line
  return line.replace(parts, (part) => (/^['"`]/.test(part) ? part : `\n${part}`)).replace(/[ \t]+\n/g, '\n')
}
