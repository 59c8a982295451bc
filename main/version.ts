import manifest from '../package.json' with { type: 'json' }

declare const COMMIT: string | undefined

/** As the manifest has it; a package names the commit behind it: `1.2.3+0a1b2c3d4e5f`. */
export const version: string =
  typeof COMMIT === 'string' && COMMIT !== '' ? `${manifest.version}+${COMMIT}` : manifest.version
