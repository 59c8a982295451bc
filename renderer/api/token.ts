const storageKey = 'culprit.token'

/** What of the window is needed for it. */
export interface TokenPage {
  readonly location: { readonly href: string }
  readonly sessionStorage: Pick<Storage, 'getItem' | 'setItem'>
  readonly history: Pick<History, 'state' | 'replaceState'>
}

/**
 * The token that the terminal's address carries. It is moved from the address bar to the session's storage, so that
 * a copied link or a screenshot does not give it away and a reload still has it.
 */
export function takeToken(window: TokenPage): string | null {
  const address = new URL(window.location.href)
  const given = address.searchParams.get('token')
  if (given === null) return window.sessionStorage.getItem(storageKey)
  window.sessionStorage.setItem(storageKey, given)
  address.searchParams.delete('token')
  window.history.replaceState(window.history.state, '', address)
  return given
}
