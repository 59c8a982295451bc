/**
 * The full-text indexes no longer merge their pieces when rows are written, which took 30 ms now and then: that is done in
 * steps (search-index.ts). Should those ever lag far behind, SQLite merges as before.
 *
 * What projects have in all is written with the end of a tally from now on, not with each of its issues. Where a process was
 * killed in the middle of one, `summed` says up to which event its issues were written with their share of that.
 */
export const mergedInSteps = `
INSERT INTO texts_index (texts_index, rank) VALUES ('automerge', 0), ('crisismerge', 500);
INSERT INTO values_index (values_index, rank) VALUES ('automerge', 0), ('crisismerge', 500);
INSERT INTO index_progress
  SELECT 'summed', MAX(counted) FROM issues
  HAVING MAX(counted) > (SELECT ref FROM index_progress WHERE name = 'counts');
`
