import { OWN_SOURCES } from '#src/modules/ingestion/contract/own-sources.ts';
import { localDateTime, parseInstant, startOfDate } from '#src/kernel/zone.ts';
import type { IngestionApi } from '#src/modules/ingestion/contract/api.ts';
import type { OrganisationApi } from '#src/modules/organisation/contract/api.ts';
import type { Directory } from '#src/modules/organisation/contract/directory.ts';
import type { Db } from '#src/records/records.ts';
import { addDays } from '#src/sheets/dates.ts';
import type { Employment, ShiftMeaningBody } from '../contract/roster.ts';
import { punchesOfShifts, type ShiftDay, shiftDay } from './attendance.ts';
import { codeAt } from './codes.ts';
import { readCodes, readDays, readPresence, readPunchDays, readSent, saveSent } from './roster.store.ts';

export const ROSTER_SOURCE = OWN_SOURCES.roster;
/** Items of one delivery; ingestion takes up to 10 000. */
const SHARE = 5_000;

export interface PublishNeeds {
  readonly organisation: Pick<OrganisationApi, 'directory' | 'nameInSource'>;
  readonly ingestion: Pick<IngestionApi, 'acceptEvents'>;
  readonly zone: string;
}

/** Instant of a minute of a local date; minutes above 1440 lie on later dates, so that a clock change keeps the clock's hour. */
export function instantOf(zone: string, date: string, minutes: number): number {
  const day = addDays(date, Math.floor(minutes / 1440));
  const rest = ((minutes % 1440) + 1440) % 1440;
  return parseInstant(
    `${day}T${String(Math.floor(rest / 60)).padStart(2, '0')}:${String(rest % 60).padStart(2, '0')}`,
    zone,
    'date',
  );
}

/** Zone of an agent's days: that of her site then, else the centre's. */
export function zoneOf(directory: Directory, agent: string, date: string, zone: string): string {
  const noon = Date.parse(`${date}T12:00:00Z`);
  return directory.zoneAt({ site: directory.placeAt({ agent }, noon).site }, noon) ?? zone;
}

export interface RosteredDay extends ShiftDay {
  readonly agent: string;
  readonly date: string;
  readonly code: string;
  readonly meaning: ShiftMeaningBody | null;
}

/** Every rostered day in `[from, until]` as planned and, where punches speak of it, as it was. */
export async function rosteredDays(
  db: Db,
  directory: Directory,
  zone: string,
  from: string,
  until: string,
  agents: readonly string[] | null = null,
): Promise<RosteredDay[]> {
  // Neighbouring days too: a punch before midnight may belong to the night shift of the day before.
  const days = await readDays(db, addDays(from, -1), addDays(until, 1), agents);
  const codes = await readCodes(db);
  const known = await readPunchDays(db, addDays(from, -1), addDays(until, 1));
  const people = [...new Set(days.map((day) => day.agent))];
  const start = Date.parse(`${addDays(from, -2)}T00:00:00Z`);
  const { punches, leaves } = await readPresence(db, people, start, Date.parse(`${addDays(until, 3)}T00:00:00Z`));
  const punchesOf = Map.groupBy(punches, ({ agent }) => agent);
  const leavesOf = Map.groupBy(leaves, ({ agent }) => agent);
  const result: RosteredDay[] = [];
  for (const [agent, own] of Map.groupBy(days, (day) => day.agent)) {
    const read = own.map((day) => {
      const meaning = codeAt(codes, day.code, day.date);
      const local = zoneOf(directory, agent, day.date, zone);
      const instant = (minutes: number): number => instantOf(local, day.date, minutes);
      return {
        ...day,
        meaning,
        instant,
        span: { start: instant(meaning?.spans[0]?.start ?? 0), end: instant(meaning?.spans.at(-1)?.end ?? 0) },
      };
    });
    const working = read.filter((day) => day.meaning && day.meaning.spans.length > 0);
    const shared = punchesOfShifts(
      working.map(({ span }) => span),
      (punchesOf.get(agent) ?? []).map(({ at }) => at),
    );
    for (const { instant, span: _, ...day } of read) {
      if (day.date < from || day.date > until) continue;
      const at = working.findIndex((other) => other.date === day.date);
      const mine = at === -1 ? [] : (shared[at] ?? []);
      const spoken = known.has(`${agent}\0${day.date}`) || mine.length > 0;
      const absences = (leavesOf.get(agent) ?? []).map((leave) => ({
        start: leave.from_at,
        end: leave.until_at,
        kind: leave.kind,
      }));
      const nothing: ShiftDay = { plan: [], shift: null, paid: [] };
      const made = day.meaning ? shiftDay(day.meaning, instant, absences, spoken ? mine : null) : nothing;
      result.push({ ...day, ...made });
    }
  }
  return result;
}

/** Sends what changed of these days to the facts; call it after the change is stored. Returns how many days were sent. */
export async function publishDays(
  db: Db,
  needs: PublishNeeds,
  version: number,
  from: string,
  until: string,
): Promise<number> {
  const directory = await needs.organisation.directory();
  const days = await rosteredDays(db, directory, needs.zone, from, until);
  const before = await readSent(db, from, until);
  const events: unknown[] = [];
  const facts: unknown[] = [];
  const sent: { agent: string; date: string; sent: string }[] = [];
  for (const day of days) {
    const key = `${day.agent}\0${day.date}`;
    const now = JSON.stringify({ plan: day.plan, facts: factsOf(day) });
    const old = before.get(key);
    if (old === now) continue;
    const was =
      old === undefined
        ? { plan: [], facts: {} }
        : (JSON.parse(old) as { plan: ShiftDay['plan']; facts: Record<string, Fact> });
    const at = startOfDate(
      zoneOf(directory, day.agent, day.date, needs.zone),
      localDateTime('UTC', Date.parse(`${day.date}T00:00:00Z`)).toPlainDate(),
    );
    if (JSON.stringify(day.plan) !== JSON.stringify(was.plan)) events.push(...planEvents(day, was.plan, version));
    // Newer versions are later words about the same fact, without leaving its day.
    const facing = factsOf(day);
    for (const fact of Object.values({ ...withdrawn(was.facts, facing), ...facing }))
      facts.push({ ...fact, at: at + version });
    sent.push({ agent: day.agent, date: day.date, sent: now });
  }
  const agents = [...new Set(sent.map(({ agent }) => agent))];
  for (const agent of agents) {
    if (!directory.knows('agent', ROSTER_SOURCE, agent))
      await needs.organisation.nameInSource('agent', ROSTER_SOURCE, agent, agent);
  }
  await deliver(needs, events, facts);
  await saveSent(db, sent);
  return sent.length;
}

interface Fact {
  readonly entity: 'shift' | 'paid_time';
  readonly row: Readonly<Record<string, string | number | boolean | null>>;
}

function factsOf(day: RosteredDay): Record<string, Fact> {
  const { agent, date, shift } = day;
  const facts: Record<string, Fact> = {};
  if (shift) {
    const id = `${agent}/${date}`;
    const { start, end, present, excused, late } = shift;
    facts[id] = { entity: 'shift', row: { shift_id: id, agent, start_at: start, end_at: end, present, excused, late } };
  }
  for (const [i, { start, end, kind }] of day.paid.entries()) {
    const id = `${agent}/${date}/${i}`;
    facts[id] = { entity: 'paid_time', row: { paid_id: id, agent, start_at: start, end_at: end, kind } };
  }
  return facts;
}

/** Facts cannot be taken back; one that no longer holds becomes a shift nobody owed, or paid time of no length. */
function withdrawn(before: Readonly<Record<string, Fact>>, now: Readonly<Record<string, Fact>>): Record<string, Fact> {
  const gone = Object.entries(before).filter(([id]) => !(id in now));
  return Object.fromEntries(
    gone.map(([id, { entity, row }]) => {
      const end_at = Number(row['start_at']);
      const empty =
        entity === 'shift' ? { ...row, end_at, present: false, excused: true, late: null } : { ...row, end_at };
      return [id, { entity, row: empty }];
    }),
  );
}

/** A plan said again replaces what it covers; what it no longer covers becomes time nobody looks at. */
function planEvents(day: RosteredDay, before: ShiftDay['plan'], version: number) {
  const pieces = [
    ...before.map((piece) => ({ ...piece, activity: 'leave' as const, tracked: false })),
    ...day.plan.map((piece) => ({ ...piece, tracked: piece.activity !== 'leave' })),
  ];
  return pieces.map(({ start, end, activity, tracked }, i) => ({
    kind: 'activity_planned',
    at: start,
    subject: day.agent,
    key: `plan/${version}/${day.agent}/${day.date}/${i}`,
    data: { activity, until: end, tracked },
  }));
}

async function deliver(needs: PublishNeeds, events: readonly unknown[], facts: readonly unknown[]): Promise<void> {
  for (let i = 0; i < Math.max(events.length, facts.length); i += SHARE) {
    const delivery = {
      source: ROSTER_SOURCE,
      zone: needs.zone,
      events: events.slice(i, i + SHARE),
      facts: facts.slice(i, i + SHARE),
    };
    const { rejected } = await needs.ingestion.acceptEvents(delivery, null);
    if (rejected[0]) throw new Error(`ingestion refused a roster fact: ${rejected[0].reason}`);
  }
}

/** Employments as facts; somebody leaves with the last instant of the last day, so that the day counts her leaving. */
export async function publishEmployments(needs: PublishNeeds, all: readonly Employment[], at: number): Promise<void> {
  const directory = await needs.organisation.directory();
  const facts: unknown[] = [];
  for (const { agent, hired, left, kind } of all) {
    const zone = zoneOf(directory, agent, hired, needs.zone);
    if (!directory.knows('agent', ROSTER_SOURCE, agent))
      await needs.organisation.nameInSource('agent', ROSTER_SOURCE, agent, agent);
    const row = {
      employment_id: `${agent}/${hired}`,
      agent,
      start_at: instantOf(zone, hired, 0),
      end_at: left === null ? null : instantOf(zone, addDays(left, 1), 0) - 1,
      end_kind: left === null ? null : (kind ?? 'voluntary'),
    };
    facts.push({ entity: 'employment', row, at });
  }
  await deliver(needs, [], facts);
}
