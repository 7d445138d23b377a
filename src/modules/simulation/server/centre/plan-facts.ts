import { draft, type Recorder } from '../emission/recorder.ts';
import { Stream, streamKey } from '../random/stream.ts';
import { expectedFactor, FIRST_SLOT, LAST_SLOT, shapeAt, SLOT } from './demand.ts';
import { PROJECTS, QUEUES, reaching, SITES, TEAMS } from './layout.ts';
import type { Person } from './people.ts';
import type { Segment, Shift } from './roster.ts';
import { DAY, dateOf, HOUR, MINUTE, startOfDay } from './time.ts';
import { handleTime } from './volumes.ts';

/** What the plan says of a shift, published the day before, and what the time sheet says of it afterwards, where it comes with the events. */
export function tellShift(recorder: Recorder, shift: Shift, attended: boolean): void {
  const { person, day, start, end, segments, attendance } = shift;
  const id = `${person.number}-${dateOf(day)}`;
  const leave: readonly Segment[] = [{ activity: 'leave', start, end }];
  recorder.tell(
    `plan/${id}`,
    person.name,
    (attendance === 'leave' ? leave : segments).map(({ activity, start: from, end: until }) =>
      draft('activity_planned', from, { activity, until }),
    ),
  );
  if (!attended) return;
  recorder.fact('shift', id, start, {
    shift_id: id,
    agent: person.name,
    start_at: start,
    end_at: end,
    present: attendance === 'present',
    excused: attendance === 'leave',
    late: attendance === 'present' ? Math.round(shift.late) : null,
  });
  for (const [kind, from, until] of paidSpans(shift))
    recorder.fact('paid_time', `${id}-${kind}`, end, {
      paid_id: `${id}-${kind}`,
      agent: person.name,
      start_at: from,
      end_at: until,
      kind,
    });
}

/** Hours of the time sheet by kind, laid end to end from the start of the shift; the meal is not paid. */
function paidSpans({ start, segments, attendance }: Shift): [kind: string, from: number, until: number][] {
  const hours = new Map<string, number>();
  for (const { activity, start: from, end: until } of segments) {
    if (activity === 'meal') continue;
    const kind = attendance === 'present' ? activity : attendance;
    hours.set(kind, (hours.get(kind) ?? 0) + until - from);
  }
  let at = start;
  return [...hours].map(([kind, length]) => {
    const from = at;
    at += length;
    return [kind, from, at];
  });
}

/** The planner's forecast of a day, hour by hour, made a week before: right about the calendar, blind to surprises and launches. */
export function tellForecast(recorder: Recorder, seed: number, day: number, volumes: readonly number[]): void {
  for (const [queue, plan] of QUEUES.entries()) {
    const draws = new Stream(streamKey(seed, 'forecast', queue, day));
    const level =
      (volumes[queue] ?? 0) * reaching(plan.channel) * expectedFactor(plan.project, day) * draws.lognormal(1.02, 0.05);
    for (let slot = FIRST_SLOT - 1; slot <= LAST_SLOT; slot += 2) {
      const contacts = Math.round(level * (shapeAt(slot) + shapeAt(slot + 1)) * 10) / 10;
      if (contacts === 0) continue;
      const start = startOfDay(day) + slot * SLOT;
      const id = `${plan.name}-${dateOf(day)}-${slot / 2}`;
      recorder.fact('forecast', id, startOfDay(day) - 7 * DAY, {
        forecast_id: id,
        start_at: start,
        end_at: start + HOUR,
        queue: plan.name,
        channel: plan.channel,
        contacts,
        aht: Math.round(handleTime(plan) / MINUTE) * MINUTE,
      });
    }
  }
}

/** Hours of service of each project on a day. */
export function tellServiceHours(recorder: Recorder, day: number): void {
  for (const { name, client } of PROJECTS) {
    const id = `${name}-${dateOf(day)}`;
    const start = startOfDay(day) + FIRST_SLOT * SLOT;
    recorder.fact('service_time', id, startOfDay(day), {
      service_id: id,
      project: name,
      client,
      start_at: start,
      end_at: startOfDay(day) + (LAST_SLOT + 1) * SLOT,
      kind: 'service',
    });
  }
}

export function tellEmployment(recorder: Recorder, person: Person, end: number): void {
  const left = person.left === null ? null : startOfDay(person.left);
  const gone = left !== null && left < end;
  recorder.fact('employment', person.number, gone ? left : startOfDay(person.hired), {
    employment_id: person.number,
    agent: person.name,
    start_at: startOfDay(person.hired),
    end_at: gone ? left : null,
    end_kind: gone ? person.leaving : null,
  });
}

/** Monthly cost per person and category, in yuan. */
const PER_PERSON = { 人工成本: 7_600, 场地与工位: 900, 系统与线路: 650, 培训与管理: 480 } as const;

/** The cost table of a month (`2026-08`), per site and project, known at its end. */
export function tellCosts(recorder: Recorder, seed: number, month: string, people: readonly Person[]): void {
  const from = startOfDay(Math.floor(Date.parse(`${month}-01T00:00:00Z`) / DAY));
  const [year = 0, number = 1] = month.split('-').map(Number);
  const until = startOfDay(Math.floor(Date.UTC(year, number, 1) / DAY));
  for (const [site, siteName] of SITES.entries())
    for (const [project, { name, client }] of PROJECTS.entries()) {
      const heads = people.filter(({ team, hired, left }) => {
        const works = TEAMS[team]?.site === site && TEAMS[team]?.project === project;
        return works && startOfDay(hired) < until && (left === null || startOfDay(left) > from);
      }).length;
      if (heads === 0) continue;
      for (const [category, each] of Object.entries(PER_PERSON)) {
        const draws = new Stream(streamKey(seed, 'cost', month, site, project, category));
        const id = `${month}-${siteName}-${name}-${category}`;
        recorder.fact('cost', id, until, {
          cost_id: id,
          site: siteName,
          project: name,
          client,
          start_at: from,
          end_at: until,
          category,
          amount: Math.round(heads * each * draws.lognormal(1, 0.04)),
        });
      }
    }
}
