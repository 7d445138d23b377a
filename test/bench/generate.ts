import type { DuckDbDatabase } from '#src/analytics/duckdb/database.ts';

/** A year of a large centre, made inside the database from row numbers alone: the same every time. */
export const YEAR = { start: Date.UTC(2026, 0, 1), end: Date.UTC(2027, 0, 1), days: 365 };

/** A number in [0, 1) from a row number and a salt; independent of threads and versions of `random()`. */
const u = (salt: number): string => `((hash(i * 64 + ${salt}) >> 12) / 4503599627370496.0)`;
const exponential = (salt: number, mean: string): string => `(-ln(1 - ${u(salt)}) * ${mean})`;

/**
 * Fills queue_entry and agent_leg: 40 queues in 4 channels and 4 projects, 2,000 agents in 20 teams on 2 sites, whole seconds,
 * arrivals from 8:00 to 19:30 UTC, e-mails that wait up to three days. Rows are in order of arrival, as ingestion leaves them.
 */
export async function generate(database: DuckDbDatabase, rows: number): Promise<void> {
  const perDay = Math.ceil(rows / YEAR.days);
  // Numbers from a table are taken by all processors, and what they make of them is put back in order.
  await database.statement('set preserve_insertion_order = true');
  await database.statement(`create table number as select i from range(${rows}) as t(i)`);
  const entries = `
    select i,
      ${YEAR.start} + (i // ${perDay}) * 86400000 + 28800000 + ((((i % ${perDay}) + ${u(0)}) / ${perDay} * 41400)::bigint) * 1000 as enqueued_at,
      (hash(i * 64 + 1) % 40)::int as q,
      (hash(i * 64 + 2) % 2000)::int as a,
      case when ${u(3)} < 0.92 then 'answered' when ${u(3)} < 0.98 then 'abandoned' when ${u(3)} < 0.995 then 'flow_out' else 'system_drop' end as outcome
    from number`;
  const known = `
    select *,
      case when q % 10 < 7 then 'voice' when q % 10 = 7 then 'chat' when q % 10 = 8 then 'video' else 'email' end as channel,
      case when q % 10 < 7 then 25 when q % 10 = 9 then 21600 else 40 end as mean
    from (${entries})`;
  await database.statement(`
    insert into queue_entry by name
    select 'e' || i as entry_id, 'c' || i as contact_id, 1 as seq, 'generated' as source,
      case when outcome = 'answered' then 'site-' || (a % 2) else 'site-' || (q % 2) end as site,
      'project-' || (q % 4) as project, 'client-' || (q % 4) as client,
      case when outcome = 'answered' then 'agent-' || a end as agent,
      case when outcome = 'answered' then 'team-' || (a % 20) end as team,
      'queue-' || q as queue, channel, 'inbound' as direction,
      enqueued_at,
      case when outcome = 'system_drop' then null else (least(${exponential(4, 'mean')}, 259200)::bigint) * 1000 end as wait,
      outcome, case when outcome = 'flow_out' then ['timeout', 'callback', 'voicemail'][(i % 3 + 1)::int] end as flow_kind,
      case when ${u(5)} < 0.05 then 1 else 0 end as ring_no_answers, ${u(6)} < 0.01 as is_callback
    from (${known})`);
  await database.statement(`
    insert into agent_leg by name
    select 'l' || i as leg_id, contact_id, entry_id, 1 as seq, source, site, project, client, agent, team, queue, channel, direction,
      'customer' as kind, connected_at, connected_at - ring as reserved_at, connected_at + talk + hold as ended_at, ring, talk, hold,
      case when hold > 0 then 1 else 0 end as holds, acw, case when ${u(9)} < 0.05 then 'blind_transfer' else 'customer' end as end_kind
    from (
      select *, enqueued_at + wait as connected_at, substr(entry_id, 2)::bigint as i,
        (3 + floor(${exponential(10, '6').replaceAll('i * 64', 'substr(entry_id, 2)::bigint * 64')}))::bigint * 1000 as ring,
        (20 + floor(${exponential(11, '220').replaceAll('i * 64', 'substr(entry_id, 2)::bigint * 64')}))::bigint * 1000 as talk,
        case when ${u(12).replaceAll('i * 64', 'substr(entry_id, 2)::bigint * 64')} < 0.15 then 30000 else 0 end as hold,
        floor(${exponential(13, '35').replaceAll('i * 64', 'substr(entry_id, 2)::bigint * 64')})::bigint * 1000 as acw
      from queue_entry where outcome = 'answered')`);
  await database.statement('drop table number');
  await database.statement('set preserve_insertion_order = false');
  await database.statement('checkpoint');
}
