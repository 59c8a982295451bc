import type { CompletionContext } from './completion.ts'
import { formatKey, formatScalar } from './format.ts'
import { encodeText } from './text-values.ts'

/**
 * Puts a choice where the context says, in quotes where it needs them, and tells where the caret goes: right after the
 * colon of a key, inside a list, or after a space, ready for the next term.
 */
export function applyCompletion(
  text: string,
  context: CompletionContext,
  choice: string
): { text: string; caret: number } {
  const before = text.slice(0, context.start) + written(context, choice)
  const after = text.slice(context.end)
  if (context.type === 'key') {
    return { text: before + (after.startsWith(':') ? after : `:${after}`), caret: before.length + 1 }
  }
  const staysOpen = context.type === 'operator' || ('inList' in context && context.inList)
  if (staysOpen) return { text: before + after, caret: before.length }
  const needsSpace = !/^[\s)]/.test(after)
  return {
    text: before + (needsSpace ? ' ' : '') + after,
    caret: before.length + (after.startsWith(')') ? 0 : 1)
  }
}

function written(context: CompletionContext, choice: string): string {
  switch (context.type) {
    case 'key':
      return /^(?:tags|flags)\[.*\]$/.test(choice) ? choice : formatKey({ type: 'plain', name: choice })
    case 'text':
      return `"${encodeText({ type: 'text', text: choice }, true)}"`
    case 'has':
      return formatKey({ type: 'plain', name: choice })
    case 'operator':
    case 'is':
      return choice
    case 'value': {
      const isText = context.known === undefined || context.known.type === 'text'
      const value = { type: isText ? 'text' : 'version', text: choice } as const
      return formatScalar(context.key, value, context.inList)
    }
  }
}
