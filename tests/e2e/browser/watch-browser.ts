import type { BrowserContext, Page } from '@playwright/test'

/** What a browser had to complain about. */
export interface Watch {
  readonly complaints: readonly string[]
  /** A complaint that the test brings about itself, such as the browser's own on a server that is gone. */
  expect(complaint: RegExp): void
}

/**
 * Collects what must not happen in any test: a word on the console, an error that nobody caught, a violation of the
 * content security policy, a dialog, a window that opened, a step to another page, a request to anyone but `origin`.
 */
export async function watchBrowser(context: BrowserContext, origin: string): Promise<Watch> {
  const all: string[] = []
  const isOwn = (url: string) => url.startsWith(`${origin}/`) || /^(data|blob|about):/.test(url)
  const expected: RegExp[] = []
  context.on('console', (message) => all.push(`console.${message.type()}: ${message.text()}`))
  context.on('weberror', (error) => all.push(`error: ${String(error.error().stack ?? error.error())}`))
  context.on('dialog', (dialog) => {
    all.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  context.on('request', (request) => {
    if (!isOwn(request.url())) all.push(`request: ${request.url()}`)
  })
  context.on('page', (page) => watchPage(page, isOwn, all))
  // the console tells of most violations, but not of all
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      console.error(`policy violated: ${violatedDirective} by ${blockedURI}`)
    })
  })
  return {
    get complaints() {
      return all.filter((line) => !expected.some((pattern) => pattern.test(line)))
    },
    expect(complaint) {
      expected.push(complaint)
    }
  }
}

function watchPage(page: Page, isOwn: (url: string) => boolean, all: string[]): void {
  page.on('popup', (popup) => all.push(`window opened: ${popup.url()}`))
  page.on('framenavigated', (frame) => {
    const url = frame.url()
    if (frame !== page.mainFrame() || !isOwn(url)) all.push(`navigation: ${url}`)
  })
}
