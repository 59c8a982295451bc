/**
 * The full-text indexes no longer merge their pieces when rows are written, which took 30 ms now and then: that is done in
 * steps (search-index.ts). Should those ever lag far behind, SQLite merges as before.
 */
export const mergedInSteps = `
INSERT INTO texts_index (texts_index, rank) VALUES ('automerge', 0), ('crisismerge', 500);
INSERT INTO values_index (values_index, rank) VALUES ('automerge', 0), ('crisismerge', 500);
`
