import type { Event, Exception, Frame, Stacktrace } from '../../../../shared/model/event.ts'
import { codeLines, dedent } from '../stacktrace/code-lines.ts'
import { platformOf } from '../stacktrace/platform.ts'
import { frameText } from '../stacktrace/raw-text.ts'
import { type Html, html } from './html.ts'

function code(frame: Frame): Html | undefined {
  const lines = dedent(codeLines(frame))
  if (lines.length === 0) return undefined
  return html`<div class="code"><code>${lines.map(
    ({ number, text, isCurrent }) =>
      html`<div class="${isCurrent ? 'ran' : ''}"><span class="number">${number ?? ''}</span>${text}</div>`
  )}</code></div>`
}

function variables({ vars = {} }: Frame): Html | undefined {
  const entries = Object.entries(vars)
  if (entries.length === 0) return undefined
  return html`<div class="vars">${entries.map(
    ([name, value]) => html`<pre>${name} = ${JSON.stringify(value)}</pre>`
  )}</div>`
}

function frameHtml(frame: Frame, nth: number, eventPlatform: string, isOpen: boolean): Html {
  const own = frame.in_app === true
  const line = frameText({ ...frame, context_line: undefined }, platformOf(frame, eventPlatform), nth).trim()
  const head = html`${own && html`<span class="own">In app</span>`}<code>${line}</code>`
  const kind = own ? 'frame' : 'frame system'
  const body = [code(frame), variables(frame)].filter((part) => part !== undefined)
  if (body.length === 0) return html`<div class="${kind} plain">${head}</div>`
  return html`<details class="${kind}"${isOpen && html` open`}><summary>${head}</summary>${body}</details>`
}

/** The frames of a stack trace, the newest first; code and variables unfold, those of the program's newest at once. */
export function traceHtml({ frames }: Stacktrace, eventPlatform: string): Html {
  const newestOwn = frames.findLastIndex((frame) => frame.in_app === true)
  const opened = newestOwn >= 0 ? newestOwn : frames.length - 1
  return html`<div class="frames">${frames
    .map((frame, index) => frameHtml(frame, frames.length - 1 - index, eventPlatform, index === opened))
    .toReversed()}</div>`
}

/** An exception with what it says and where it was. */
export function exceptionHtml({ type, value, module, stacktrace }: Exception, event: Event): Html {
  return html`<h3>${type ?? 'Exception'} ${module !== undefined && html`<span class="faint">${module}</span>`}</h3>
${value !== undefined && html`<pre class="said">${value}</pre>`}
${stacktrace !== undefined && traceHtml(stacktrace, event.platform)}`
}
