import { invalid } from '#src/kernel/errors.ts';
import { type Grid, makeGrid } from '#src/kernel/grid.ts';
import { and } from '#src/semantic/expression.ts';
import { count } from '#src/semantic/measure.ts';
import type { Proof } from '../../contract/finding.ts';
import type { FormContent } from '../../contract/form.ts';
import type { Answers } from '../../contract/score.ts';
import type { Day } from '../../contract/statistics/before-after.ts';
import type { QualityNeeds } from '../dependencies.ts';
import { evaluationItem } from '../items/item-entity.ts';
import { judgedItems } from '../items/item-rows.ts';
import { type Period, periodScan } from '../scores/period-scan.ts';

type Asked = { readonly form: string; readonly item: string };
type Where = Proof['where'];

/** Where an evaluation was made, as its record says: what items can be counted by. */
const PLACES = ['site', 'project', 'client', 'team', 'agent', 'queue', 'channel'] as const;
/** Days of evaluations read at once. */
const SLICE = 7;

/**
 * How often an item was fully met, of the random samples of the QA department in which it applied, day by day. Facts know the team alone; by project, queue
 * and the like the evaluations themselves are read. Throws `item_filter` for what evaluations do not know.
 */
export async function itemDays(
  asked: Asked,
  where: Where,
  period: Period,
  zone: string,
  needs: Pick<QualityNeeds, 'store' | 'records'>,
): Promise<Day[]> {
  const filters = Object.entries(where).filter(([, values]) => (values?.length ?? 0) > 0);
  const stranger = filters.find(([name]) => !PLACES.some((place) => place === name));
  if (stranger !== undefined)
    throw invalid('item_filter', `Items are not counted by ${stranger[0]}`, {
      field: 'proof.where',
      remedy: `Possible here: ${PLACES.join(', ')}; or prove it by a KPI.`,
    });
  const grid = makeGrid(period.from, period.to, '1d', zone);
  return filters.every(([name]) => name === 'team')
    ? fromFacts(asked, where.team ?? [], period, grid, needs)
    : fromRecords(asked, where, grid, needs);
}

const noDays = (grid: Grid): { numerator: number; denominator: number }[] =>
  grid.starts.map(() => ({ numerator: 0, denominator: 0 }));

async function fromFacts(
  { form, item }: Asked,
  teams: readonly string[],
  period: Period,
  grid: Grid,
  { store }: Pick<QualityNeeds, 'store'>,
): Promise<Day[]> {
  const { at } = evaluationItem;
  const applied = [at.form.is(form), at.item.is(item), at.qa_source.is('qa'), at.sample.is('random'), at.share.known()];
  const scan = periodScan(evaluationItem, 'contact_at', period, {
    by: [],
    where: and(...applied, ...(teams.length > 0 ? [at.team.in(teams)] : [])),
    sums: [count(evaluationItem, at.share.atLeast(1)), count(evaluationItem)],
  });
  const { length, columns } = await store.aggregate({ ...scan, grid, byBucket: true });
  const days: Day[] = noDays(grid);
  for (let i = 0; i < length; i += 1)
    days[Number(columns['bucket']?.[i])] = {
      numerator: Number(columns['a0']?.[i] ?? 0),
      denominator: Number(columns['a1']?.[i] ?? 0),
    };
  return days;
}

async function fromRecords(
  { form, item }: Asked,
  where: Where,
  grid: Grid,
  { records }: Pick<QualityNeeds, 'records'>,
): Promise<Day[]> {
  const versions = await records.db
    .selectFrom('quality_form_version')
    .select(['version', 'content'])
    .where('form', '=', form)
    .execute();
  const contents = new Map(versions.map(({ version, content }) => [version, JSON.parse(content) as FormContent]));
  const days = noDays(grid);
  for (let first = 0; first < days.length; first += SLICE) {
    let found = records.db
      .selectFrom('quality_evaluation')
      .select(['contact_at', 'version', 'answers'])
      .where('state', '=', 'submitted')
      .where('form', '=', form)
      .where('source', '=', 'qa')
      .where('sample', '=', 'random')
      .where('contact_at', '>=', grid.starts[first] ?? grid.start)
      .where('contact_at', '<', grid.starts[first + SLICE] ?? grid.end);
    for (const place of PLACES) {
      const values = where[place];
      if (values?.length) found = found.where(place, 'in', values);
    }
    for (const row of await found.execute()) {
      const content = contents.get(row.version);
      if (content === undefined) continue;
      const judged = judgedItems({ content, answers: JSON.parse(row.answers) as Answers });
      const share = judged.find((one) => one.item.id === item)?.share ?? null;
      const day = days[grid.starts.findLastIndex((start) => start <= Number(row.contact_at))];
      if (share === null || day === undefined) continue;
      day.denominator += 1;
      day.numerator += share >= 1 ? 1 : 0;
    }
  }
  return days;
}
