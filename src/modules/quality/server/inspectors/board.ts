import { invalid } from '#src/kernel/errors.ts';
import { isoLocal, parseInstant } from '#src/kernel/zone.ts';
import { AGREEMENT_FLOOR, type BoardRow, FEWEST_ITEMS, type InspectorBoard } from '../../contract/inspector.ts';
import type { QualityNeeds } from '../dependencies.ts';
import { inspectorsOf } from './who-inspects.ts';
import { readForms } from '../form.store.ts';
import { idsByName } from '../ids-by-name.ts';
import { agreementByInspector } from './agreement.ts';
import { listCertificates } from './certificates.ts';
import { readRotation } from './rotation.ts';
import { severityOf } from './severity-of.ts';
import { readSkills, skillBody } from './skills.ts';
import { tells } from './standing.ts';
import { type SummedWork, timeSums, workSums } from './work-sums.ts';
import { unpublishedWork } from './work-in-records.ts';

const HOUR_S = 3600;

/** Inspectors over a period: their work in evaluations and hours against what was planned, and how sure what they say is. By name, never ranked. Throws `empty_range`. */
export async function inspectorBoardOf(
  asked: { readonly from: string; readonly to: string },
  needs: QualityNeeds,
): Promise<InspectorBoard> {
  const { records, store, clock } = needs;
  const { zone } = await needs.kpis.coverage();
  const period = { from: parseInstant(asked.from, zone, 'from'), to: parseInstant(asked.to, zone, 'to') };
  if (period.to <= period.from)
    throw invalid('empty_range', 'The period ends before it begins', { field: 'to', remedy: 'Give a later end.' });
  const now = clock.now();
  const [directory, work, time, unpublished, inspectors, skills, rotation, agreed, forms] = await Promise.all([
    needs.organisation.directory(),
    workSums(store, period),
    timeSums(store, period),
    unpublishedWork(period, needs),
    inspectorsOf(needs),
    readSkills(records.db),
    readRotation(records.db),
    agreementByInspector(needs, now),
    readForms(records.db),
  ]);
  const formNames = new Map(forms.map(({ id, name }) => [id, name]));
  const certificates = await listCertificates(needs, agreed);
  const idOf = idsByName(directory, 'agent');
  const severity = severityOf(work.map((one) => ({ ...one, agent: idOf(one.agent) ?? one.agent })));
  const worked = [...time.values()].reduce((sum, { seconds }) => sum + seconds, 0);
  const timed = [...time.values()].reduce((sum, one) => sum + one.timed, 0);
  const usual = timed === 0 ? null : worked / timed;
  const byInspector = Map.groupBy(work, ({ inspector }) => inspector);
  const months = rotation.filter(({ month }) => inPeriod(month, asked));
  const names = new Map([
    ...work.map(({ inspector, name }) => [inspector, name] as const),
    ...certificates.map(({ inspector, inspectorName }) => [inspector, inspectorName] as const),
    ...inspectors.map(({ id, name }) => [id, name] as const),
  ]);
  const rows = [...names].map(([id, name]): BoardRow => {
    const own = byInspector.get(id) ?? [];
    const rest = unpublished.get(id);
    const total = (of: (one: SummedWork) => number): number => own.reduce((sum, one) => sum + of(one), 0);
    const evaluations = total((one) => one.evaluations) + (rest?.again ?? 0);
    const assigned = evaluations + (rest?.open ?? 0);
    const spent = time.get(id);
    const duties = months.flatMap((month) => month.duties.filter(({ inspector }) => inspector === id));
    const said = duties.flatMap(({ hours }) => (hours === null ? [] : [hours]));
    return {
      id,
      name,
      active: inspectors.some((one) => one.id === id),
      evaluations,
      assigned,
      hours: ((spent?.seconds ?? 0) + (rest?.againSeconds ?? 0)) / HOUR_S,
      plannedHours:
        said.length > 0
          ? said.reduce((sum, hours) => sum + hours, 0)
          : usual === null
            ? null
            : (assigned * usual) / HOUR_S,
      minutes: spent === undefined || spent.timed === 0 ? null : spent.seconds / spent.timed / 60,
      severity: severity.get(id) ?? null,
      agreements: (agreed.get(id) ?? [])
        .map(({ form, items, value, low, high, from }) => ({
          form,
          formName: formNames.get(form) ?? form,
          items,
          value,
          low,
          high,
          from,
          tells: tells({ items }),
        }))
        .sort((a, b) => (a.formName < b.formName ? -1 : 1)),
      appealed: total((one) => one.appealed),
      upheld: total((one) => one.upheld),
      rescored: rest?.rescored ?? 0,
      changed: rest?.changed ?? 0,
      duty: duties.at(0)?.duty ?? null,
      certificates: certificates.filter(({ inspector }) => inspector === id),
      skills: skills.filter(({ inspector }) => inspector === id).map((row) => skillBody(row, zone, now)),
    };
  });
  return {
    from: isoLocal(zone, period.from),
    to: isoLocal(zone, period.to),
    minutes: usual === null ? null : usual / 60,
    floor: AGREEMENT_FLOOR,
    fewestItems: FEWEST_ITEMS,
    rows: rows.sort((a, b) => (a.name < b.name ? -1 : 1)),
  };
}

const inPeriod = (month: string, { from, to }: { readonly from: string; readonly to: string }): boolean =>
  `${month}-01` >= `${from.slice(0, 7)}-01` && `${month}-01` < to;
