/** SQL with its parameters written in, for people to read and paste; never for running. */
export function inlined(sql: string, parameters: Readonly<Record<string, string | number>>): string {
  return sql.replace(/\{(\w+):\w+\}/g, (whole, name: string) => {
    const value = parameters[name];
    if (value === undefined) return whole;
    return typeof value === 'number' ? String(value) : `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
  });
}
