/** SQL with its parameters written in, for people to read and paste; never for running. */
export function inlined(sql: string, parameters: readonly (string | number)[]): string {
  return sql.replace(/\$(\d+)/g, (whole, index: string) => {
    const value = parameters[Number(index) - 1];
    if (value === undefined) return whole;
    return typeof value === 'number' ? String(value) : `'${value.replaceAll("'", "''")}'`;
  });
}
