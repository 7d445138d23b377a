import type { Numbers } from './cdr-csv.ts';

/** Rows of a `callcenter_config … list`: bar separated under a header, ended by `+OK`. */
export function listRows(text: string): Record<string, string>[] {
  const [header, ...lines] = text.split(/\r?\n/).filter((line) => line.includes('|'));
  const names = (header ?? '').split('|');
  return lines.map((line) =>
    Object.fromEntries(line.split('|').map((cell, i) => [names[i] ?? `column_${i + 1}`, cell])),
  );
}

/** Extensions of agents (`[call_timeout=60]user/1001` → 1001) and numbers of queues (`3000@default` → 3000). */
export function numbersOf(agentList: string, queueList: string, aliases: ReadonlyMap<string, string>): Numbers {
  const agents = new Map<string, string>(aliases);
  for (const row of listRows(agentList)) {
    const name = row['name'] ?? '';
    const extension = /(?:user|sofia\/[^/]+)\/([^@,\s]+)/.exec(row['contact'] ?? '')?.[1] ?? name;
    agents.set(extension, aliases.get(name) ?? name);
  }
  return { agents, queues: new Set(listRows(queueList).map((row) => (row['name'] ?? '').split('@')[0] ?? '')) };
}
