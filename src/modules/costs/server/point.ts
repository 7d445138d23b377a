import { type Actor, reaches } from '#src/http/actor.ts';
import { AppError } from '#src/kernel/errors.ts';
import type { Point, PointObstacle } from '../contract/point.ts';
import type { CostNeeds } from './dependencies.ts';
import { isForPeople } from './names.ts';
import { hoursFor, type PointQuestion, spread, totalHours } from './point-cost.ts';
import { monthAfter } from './publish.ts';
import { sum } from './read-import.ts';
import { linesFor } from './table.ts';

const SPAN = 30 * 60_000;
/** Fewer contacts than this make the service level itself a matter of luck. */
const FEW = 200;
/** Channels whose customers do not sit and wait. */
const PUT_OFF: ReadonlySet<string> = new Set(['email', 'fax', 'sms']);
const ONE_AT_A_TIME: ReadonlySet<string> = new Set(['voice', 'video']);

/**
 * What one more point of service level of a queue takes: paid hours at the present level and at one point more, half hour by half hour of a
 * real month (Erlang A, Erlang C where nobody gives up), and what paid hours cost in the cost table of that month.
 */
export async function pointOf(
  needs: CostNeeds,
  actor: Actor,
  {
    queue: asked,
    month,
    atOnce,
  }: { readonly queue: string; readonly month: string; readonly atOnce?: number | undefined },
): Promise<Point> {
  const directory = await needs.organisation.directory();
  const queue = directory.queues.find(({ id, name }) => id === asked || name === asked);
  if (!queue) throw new AppError('not_found', 'not_found', `There is no queue "${asked}"`, { field: 'queue' });
  const noon = Date.parse(`${month}-15T12:00:00Z`);
  const place = directory.placeAt({ queue: queue.id }, noon);
  if (!reaches(actor.scopeOf('read:cost'), place))
    throw new AppError('forbidden', 'not_yours', 'This queue is not in your reach', { field: 'queue' });

  const range = { from: `${month}-01`, to: `${monthAfter(month)}-01` };
  const where = { queue: [queue.id] };
  const { dataFrom } = await needs.kpis.coverage();
  const obstacles: PointObstacle[] = [];
  const whole = await figures(
    needs,
    actor,
    ['service_level', 'offered', 'abandoned', 'wait_time', 'aht'],
    { ...range, where },
    dataFrom,
  );
  const [level, offered, abandoned, waited, aht] = whole.map(({ value }) => value);
  const threshold = await needs.kpis.setting(
    'service_level.threshold',
    {
      queue: [queue.id],
      ...(queue.channel !== null && { channel: [queue.channel] }),
      ...(place.project !== null && { project: [place.project] }),
      ...(place.site !== null && { site: [place.site] }),
    },
    noon,
  );
  const intervals = offered ? await arrivals(needs, actor, { ...range, where }) : [];
  const several = queue.channel !== null && !ONE_AT_A_TIME.has(queue.channel);
  if (!offered) obstacles.push('no_contacts');
  else if (offered < FEW) obstacles.push('few_contacts');
  if (queue.channel !== null && PUT_OFF.has(queue.channel)) obstacles.push('can_be_put_off');
  else if (several && atOnce === undefined) obstacles.push('several_at_once');
  if (!aht) obstacles.push('no_handle_time');
  if (typeof threshold !== 'number') obstacles.push('no_threshold');
  if (level != null && level + 0.01 >= 1) obstacles.push('at_the_top');

  const patience = waited && abandoned ? patienceOf(waited, abandoned) : null;
  const hands = atOnce ?? 1;
  const told: Point = {
    queue: queue.id,
    queueName: queue.name,
    channel: queue.channel,
    month,
    obstacles,
    level: level ?? null,
    threshold: typeof threshold === 'number' ? threshold / 1000 : null,
    contacts: offered ?? null,
    intervals: intervals.length,
    handleTime: aht ?? null,
    patience,
    abandoned: abandoned ?? null,
    atOnce: hands,
    model: patience === null ? 'erlang-c' : 'erlang-a',
    shrinkage: null,
    present: null,
    raised: null,
    paid: null,
    busy: null,
    costHour: null,
    money: null,
  };
  if (!aht || level == null || typeof threshold !== 'number' || obstacles.some((one) => STOPS.has(one))) return told;

  const question = (given: number | null): PointQuestion => ({
    intervals,
    span: SPAN,
    handleTime: aht * 1000,
    patience: given === null ? null : given * 1000,
    threshold,
    atOnce: hands,
  });
  const at = (given: number | null) => {
    const present = hoursFor(question(given), level);
    const raised = hoursFor(question(given), level + 0.01);
    return { present, raised, more: totalHours(raised) - totalHours(present) };
  };
  const best = at(patience?.value ?? null);
  const others = patience === null ? [] : [at(patience.low).more, at(patience.high).more];
  const luck = spread(best.present, best.raised);
  const [shrinkage] = await figures(needs, actor, ['shrinkage'], range, dataFrom);
  const lost = shrinkage?.value ?? null;
  if (lost === null || lost >= 1) obstacles.push('no_paid_time');
  const paying = lost === null || lost >= 1 ? 1 : 1 / (1 - lost);
  const all = [best.more, ...others, ...(luck ? [luck.low, luck.high] : [])];
  const paid = { value: best.more * paying, low: Math.min(...all) * paying, high: Math.max(...all) * paying };
  const paidHours = shrinkage?.denominator == null ? null : shrinkage.denominator / 3600;
  const costHour = await costOfHour(needs, actor, month, paidHours);
  if (costHour === null) obstacles.push('no_costs');
  const times = (factor: number) => ({ value: paid.value * factor, low: paid.low * factor, high: paid.high * factor });
  const present = totalHours(best.present);
  return {
    ...told,
    obstacles,
    shrinkage: lost,
    present,
    raised: totalHours(best.raised),
    paid,
    busy: present > 0 ? (((offered ?? 0) - (abandoned ?? 0)) * aht) / 3600 / hands / present : null,
    costHour,
    money: costHour === null ? null : times(costHour.value),
  };
}

const STOPS: ReadonlySet<PointObstacle> = new Set([
  'no_contacts',
  'no_handle_time',
  'no_threshold',
  'at_the_top',
  'several_at_once',
  'can_be_put_off',
]);

/** Mean patience by those who gave up: all time waited ÷ times given up, of waits cut short by an answer (exponential, maximum likelihood). */
function patienceOf(waited: number, abandoned: number): NonNullable<Point['patience']> {
  const value = waited / abandoned;
  const error = 1.96 / Math.sqrt(abandoned);
  return { value, low: value / Math.exp(error), high: value * Math.exp(error) };
}

type Asked = { readonly from: string; readonly to: string; readonly where?: { readonly queue: string[] } };

async function figures(needs: CostNeeds, actor: Actor, kpis: string[], asked: Asked, dataFrom: string | null) {
  if (dataFrom === null) return kpis.map(() => ({ value: null, denominator: null }));
  const answer = await needs.kpis.query({ kpis, ...asked }, actor);
  return answer.kpis.map(({ value, denominator }) => ({
    value: value[0] ?? null,
    denominator: denominator?.[0] ?? null,
  }));
}

async function arrivals(needs: CostNeeds, actor: Actor, asked: Asked): Promise<PointQuestion['intervals']> {
  const { interval, kpis } = await needs.kpis.query({ kpis: ['offered'], ...asked, grain: '30m' }, actor);
  return (interval ?? []).flatMap((start, i) => {
    const contacts = kpis[0]?.value[i] ?? 0;
    return contacts > 0 ? [{ day: start.slice(0, 10), contacts }] : [];
  });
}

/** Cost of people ÷ paid hours of a month; where the table names nothing as cost of people, all of it. */
async function costOfHour(
  needs: CostNeeds,
  actor: Actor,
  month: string,
  hours: number | null,
): Promise<Point['costHour']> {
  const spent = (await linesFor(needs, actor, month, month)).filter(({ kind }) => kind === 'actual');
  if (spent.length === 0 || !hours) return null;
  const people = spent.filter(({ item, group }) => isForPeople(item, group));
  const counted = people.length > 0 ? people : spent;
  const cost = sum(counted);
  const items = [...new Set(counted.map(({ item }) => item))];
  return { value: cost / hours, cost, hours, items, everything: people.length === 0 };
}
