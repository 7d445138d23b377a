import type { ConnectorSpec } from '../../contract/connector.ts';

type Known = Pick<ConnectorSpec, 'id' | 'endings'>;

/**
 * The connector a file's name speaks of: one whose own word stands in it (`queue_log-20261116.gz`, `vcon-2026.json`), else
 * the one with the longest fitting ending. A table may be anything, so it wins where only an ending like `.json` is known.
 */
export function guessConnector(fileName: string, connectors: readonly Known[]): string | null {
  const name = fileName.toLowerCase();
  const named = connectors.find((one) => ownWords(one, connectors).some((word) => name.includes(word)));
  if (named !== undefined) return named.id;
  const fitting = connectors
    .flatMap(({ id, endings }) => endings.filter((ending) => name.endsWith(ending)).map((ending) => ({ id, ending })))
    .toSorted((a, b) => b.ending.length - a.ending.length || Number(b.id === 'table') - Number(a.id === 'table'));
  return fitting[0]?.id ?? null;
}

/** Words only this connector's files carry: endings that are whole names, its own name, and the system's where no other reads that system. */
function ownWords({ id, endings }: Known, connectors: readonly Known[]): string[] {
  const whole = endings.filter((ending) => !ending.startsWith('.'));
  if (id === 'table') return whole;
  const [system = id] = id.split('-');
  const isAlone = connectors.filter((other) => other.id.split('-')[0] === system).length === 1;
  return [...whole, id, id.replaceAll('-', '_'), ...(isAlone ? [system] : [])];
}
