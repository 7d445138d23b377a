/** Bound values by the names the ClickHouse dialect gives them. */
export const named = (values: readonly (string | number)[]): Record<string, string | number> =>
  Object.fromEntries(values.map((value, i) => [`p${i}`, value]));
