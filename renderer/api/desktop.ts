/** In the desktop window there is a shell around the page; in a browser there is none. */
export const isDesktop = window.bridge !== undefined

/** `linux`, `darwin`, `win32`; undefined in a browser, whose machine may be another one. */
export const platform = window.bridge?.platform
