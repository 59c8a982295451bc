export interface Snippet {
  readonly id: string
  readonly label: string
  /** Further words that find it. */
  readonly words?: string
  /** What to do with the code. */
  readonly steps: string
  readonly code: (dsn: string) => string
  /** What to know where this machine is not called as the DSN calls it. */
  readonly note?: string
  /** The name of this machine as the program sees it; absent: as the DSN has it. */
  readonly host?: string
}
