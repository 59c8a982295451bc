/** The look of a saved event: the same tokens as the window, both themes, and paper. */
export const pageStyle = `
:root {
  color-scheme: light dark;
  --surface: light-dark(#fdfcfb, #1b1a18); --sunken: light-dark(#f6f4f1, #161513);
  --border: light-dark(#e5e1da, #2d2a26); --ink: light-dark(#23201c, #ebe8e2);
  --muted: light-dark(#57524b, #b3ada3); --faint: light-dark(#6a655e, #9d978d);
  --accent: light-dark(#1c6f66, #5cc2b4); --error: light-dark(#bd3216, #ff8a6b);
  --line: light-dark(#fbeae4, #35221c);
}
* { box-sizing: border-box; }
body { background: var(--surface); color: var(--ink); font: 13px/1.45 Inter, system-ui, sans-serif;
  margin: 0 auto; max-width: 980px; overflow-wrap: anywhere; padding: 32px 24px 64px; }
h1 { font-size: 20px; margin: 0 0 4px; }
h2 { border-top: 1px solid var(--border); font-size: 14px; margin: 24px 0 8px; padding-top: 12px; }
h3 { font-size: 13px; margin: 16px 0 4px; }
p { margin: 0 0 8px; }
code, pre { font-family: 'JetBrains Mono', ui-monospace, monospace; font-size: 12px; }
pre { margin: 0; }
pre, td code { white-space: pre-wrap; }
a { color: var(--accent); }
.muted { color: var(--muted); }
.faint { color: var(--faint); }
.said { color: var(--muted); margin-bottom: 8px; }
dl { display: grid; gap: 4px 24px; grid-template-columns: repeat(auto-fill, minmax(280px, 1fr)); margin: 0; }
dl > div { display: flex; gap: 12px; }
dt { color: var(--muted); flex: 0 0 110px; }
dd { margin: 0; min-width: 0; }
table { border-collapse: collapse; table-layout: fixed; width: 100%; }
th, td { border-top: 1px solid var(--border); padding: 4px 12px 4px 0; text-align: left; vertical-align: top; }
th { color: var(--muted); font-weight: 400; width: 190px; }
.frames { border: 1px solid var(--border); border-radius: 6px; overflow: hidden; }
.frames > * + * { border-top: 1px solid var(--border); }
.frame > summary, .frame.plain { padding: 6px 12px; }
summary { cursor: pointer; }
.system { background: var(--sunken); color: var(--muted); }
.own { color: var(--accent); float: right; font-size: 11px; }
.code { background: var(--sunken); border-top: 1px solid var(--border); overflow-x: auto; padding: 4px 0; }
.code div { padding: 0 12px; white-space: pre; width: max-content; min-width: 100%; }
.code .ran { background: var(--line); font-weight: 600; }
.vars { border-top: 1px solid var(--border); padding: 8px 12px; }
.number { color: var(--faint); display: inline-block; margin-right: 16px; min-width: 40px; text-align: right; }
footer { border-top: 1px solid var(--border); color: var(--faint); font-size: 11px; margin-top: 32px; padding-top: 12px; }
@media print {
  :root { color-scheme: light; }
  body { max-width: none; padding: 0; }
  h2, .frame { break-after: avoid; }
  .code, tr { break-inside: avoid; }
}`
