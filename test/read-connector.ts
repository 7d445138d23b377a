import type { Connector, ConnectorInput, Notice, Rejection } from '#src/modules/ingestion/contract/connector.ts';
import type { CanonicalEvent, EventKind } from '#src/modules/ingestion/contract/event.ts';

export type ReadOutcome = {
  readonly events: CanonicalEvent[];
  readonly rejections: Omit<Rejection, 'file'>[];
  readonly notices: Notice[];
};

/** Reads everything a connector makes of a file (`{ path }`) or of text. */
export async function readConnector(
  connector: Connector,
  content: string | { readonly path: string },
  settings: Readonly<Record<string, string>> = {},
  zone = 'Asia/Shanghai',
): Promise<ReadOutcome> {
  async function* bytes(text: string): AsyncGenerator<Uint8Array> {
    yield Buffer.from(text);
  }
  const input: ConnectorInput =
    typeof content === 'string'
      ? { name: 'inline', bytes: bytes(content) }
      : { name: content.path, path: content.path };
  const outcome: ReadOutcome = { events: [], rejections: [], notices: [] };
  for await (const item of connector.read(input, { source: 'test', zone, aliases: new Map(), settings })) {
    if ('rejection' in item) outcome.rejections.push(item.rejection);
    else {
      outcome.events.push(...item.events);
      outcome.notices.push(...(item.notices ?? []));
    }
  }
  return outcome;
}

/** The events of one kind. */
export function ofKind<K extends EventKind>(
  events: readonly CanonicalEvent[],
  kind: K,
): Extract<CanonicalEvent, { kind: K }>[] {
  return events.filter((event): event is Extract<CanonicalEvent, { kind: K }> => event.kind === kind);
}
