/** More than this is no table any more but a job for the command line. */
const most = 50_000;

interface PageOfRows<Row> {
  readonly total: number;
  readonly rows: readonly Row[];
}

/** Every row of a list the server gives in pages, for an export; stops at fifty thousand. */
export async function allPages<Row>(
  size: number,
  ask: (page: { readonly limit: number; readonly offset: number }) => Promise<PageOfRows<Row>>,
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (;;) {
    const page = await ask({ limit: size, offset: rows.length });
    rows.push(...page.rows);
    if (page.rows.length === 0 || rows.length >= Math.min(page.total, most)) return rows;
  }
}
