/** The application's own store, in its data folder. */
export const STORE_FILE = 'default.culprit'
