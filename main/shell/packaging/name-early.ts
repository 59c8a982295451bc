import type { HtmlTagDescriptor, Plugin } from 'vite'

/**
 * Has the built page name a file that its script imports later, with all that this file needs: they are loaded and
 * compiled from the start, beside the script and after it. `name`: of the chunk.
 */
export function nameEarly(name: string): Plugin {
  return {
    name: 'culprit:name-early',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const chunks = Object.values(bundle).filter((file) => file.type === 'chunk')
        const early = chunks.find((chunk) => chunk.name === name)
        if (early === undefined) throw new Error(`There is no chunk ${name} for the page to name`)
        const all = [early, ...chunks.filter(({ fileName }) => early.imports.includes(fileName))]
        const styles = all.flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])])
        return [
          // before the page's own styles, as if they came with its script
          ...styles.map((fileName) => link('stylesheet', fileName, 'head-prepend')),
          ...all.map(({ fileName }) => link('modulepreload', fileName, 'head'))
        ].filter(({ attrs }) => !html.includes(`href="${attrs.href}"`))
      }
    }
  }
}

function link(rel: string, fileName: string, injectTo: 'head' | 'head-prepend') {
  const attrs = { rel, href: `./${fileName}`, crossorigin: true }
  return { tag: 'link', attrs, injectTo } satisfies HtmlTagDescriptor
}
