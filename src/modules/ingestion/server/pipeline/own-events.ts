import type { Columns } from '#src/analytics/columns.ts';
import type { DuckDbDatabase, Writer } from '#src/analytics/duckdb/database.ts';
import { EventBatch } from '../derivation/event-batch.ts';
import { DERIVATION_FIELDS, fromRawColumns } from '../derivation/raw-event.ts';
import { CURRENT_EDITION } from './plan.ts';

const FIELDS = DERIVATION_FIELDS.map((name) => `e."${name}"`).join(', ');

/** Where agents' own events are read, and whether older editions of a record stand among them. */
export type OwnEvents = { readonly table: string; readonly editions: boolean };
const OWN = 'derivation_agent_event';

/** Sets the touched agents' own events apart, one event in a hundred: for group after group they would be searched for among all. */
export async function ownEventsApart(database: DuckDbDatabase, editions: boolean): Promise<OwnEvents> {
  await database.write((writer) =>
    writer.run(
      `CREATE OR REPLACE TABLE ${OWN} AS SELECT e.subject_kind, ${FIELDS} FROM raw_event AS e SEMI JOIN touched_agent ON touched_agent.agent = e.subject
       WHERE e.subject_kind = 'agent'${editions ? ` AND ${CURRENT_EDITION}` : ''}`,
    ),
  );
  return { table: OWN, editions: false };
}

/** Gives up what was set apart; to be called whether or not anything was. */
export const dropOwnEvents = (writer: Writer): Promise<void> => writer.run(`DROP TABLE IF EXISTS ${OWN}`);

/** Own events of the agents, each agent's from its start on. */
export async function eventsOf(
  database: DuckDbDatabase,
  starts: ReadonlyMap<string, number>,
  earliest: number,
  { table, editions }: OwnEvents,
): Promise<EventBatch> {
  const agents = [...starts.keys()];
  const places = agents.map((_, i) => `$${i + 1}`).join(', ');
  const since = Number.isFinite(earliest) ? ` AND e."at" >= ${earliest}` : '';
  const rows = database.stream(
    `SELECT ${FIELDS} FROM ${table} AS e
     WHERE e.subject_kind = 'agent' AND e.subject IN (${places})${since}${editions ? ` AND ${CURRENT_EDITION}` : ''} ORDER BY e.arrival`,
    agents,
  );
  const into = new EventBatch();
  for await (const slice of rows) fromRawColumns(onlySince(slice, starts), into);
  return into;
}

function onlySince(rows: Columns, starts: ReadonlyMap<string, number>): Columns {
  const { subject = [], at = [] } = rows.columns;
  const kept: number[] = [];
  for (let i = 0; i < rows.length; i++) {
    if (Number(at[i]) >= (starts.get(String(subject[i])) ?? Number.NEGATIVE_INFINITY)) kept.push(i);
  }
  if (kept.length === rows.length) return rows;
  const columns = Object.entries(rows.columns).map(([name, column]) => [name, kept.map((i) => column[i] ?? null)]);
  return { length: kept.length, columns: Object.fromEntries(columns) as Columns['columns'] };
}
