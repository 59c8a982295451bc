import type { Database } from 'better-sqlite3'
import type { Resolution } from '../../shared/model/issue.ts'
import { compareVersions, parseVersion, partsOfRelease } from '../../shared/search/version.ts'
import { all, get, sql } from './sql.ts'
import { ANY_VALUE } from './tag-totals.ts'

/** So long before the last event of a project, a release has been seen lately. */
const LATELY_MS = 7 * 24 * 3_600_000

/** The newest release that a project has shown lately: by version where they have one, else by when it was first seen. */
export function newestRelease(db: Database, projectRef: number): string | undefined {
  const releases = all<{ release: string }>(
    db,
    sql`WITH seen AS (
          SELECT value_ref, last_seen FROM tag_totals
          WHERE project_ref = ${projectRef} AND key_ref = (SELECT ref FROM tag_keys WHERE key = 'release')
            AND value_ref <> ${ANY_VALUE} AND events > 0)
        SELECT value AS release FROM seen JOIN tag_values ON tag_values.ref = value_ref
        WHERE seen.last_seen >= (SELECT MAX(last_seen) FROM seen) - ${LATELY_MS}`
  ).map(({ release }) => release)
  return releases.reduce<string | undefined>(
    (newest, one) => (newest === undefined || compareReleases(db, one, newest) > 0 ? one : newest),
    undefined
  )
}

/**
 * Negative if `a` was released before `b`: by semantic version where both have one, else by which of them was seen
 * here first.
 */
export function compareReleases(db: Database, a: string, b: string): number {
  if (a === b) return 0
  const [versionA, versionB] = [a, b].map(versionOf)
  if (versionA && versionB) return compareVersions(versionA, versionB)
  return firstSight(db, a) - firstSight(db, b)
}

/** True where both are compared by their semantic version. */
export function areVersions(a: string, b: string): boolean {
  return versionOf(a) !== undefined && versionOf(b) !== undefined
}

function versionOf(release: string) {
  return parseVersion(versionText(release))
}

function versionText(release: string): string {
  const { version, build } = partsOfRelease(release)
  return build === undefined ? version : `${version}+${build}`
}

/** Values of a tag are numbered in the order in which they were first seen. */
function firstSight(db: Database, release: string): number {
  return (
    get<{ ref: number }>(
      db,
      sql`SELECT ref FROM tag_values WHERE value = ${release}
            AND key_ref = (SELECT ref FROM tag_keys WHERE key = 'release')`
    )?.ref ?? Number.MAX_SAFE_INTEGER
  )
}

/**
 * Whether an event of this release leaves a resolved issue resolved: the build that it comes from is older than the
 * one that mends it. (Grouping reference, section 13.)
 */
export function isCovered(db: Database, resolution: Resolution | null, release: string | undefined): boolean {
  if (!resolution) return false
  if (release === undefined) return true
  if (resolution.release === undefined) return false
  const order = compareReleases(db, release, resolution.release)
  return resolution.in === 'release' ? order < 0 : order <= 0
}
