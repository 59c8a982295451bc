/** Every row of a list of the door, page by page. */
export async function allRows<Row>(
  page: (cursor: { cursor?: string }) => Promise<{ rows: Row[]; nextCursor?: string | undefined }>
): Promise<Row[]> {
  const rows: Row[] = []
  let cursor: string | undefined
  do {
    const answer = await page(cursor === undefined ? {} : { cursor })
    rows.push(...answer.rows)
    cursor = answer.nextCursor
  } while (cursor !== undefined)
  return rows
}
