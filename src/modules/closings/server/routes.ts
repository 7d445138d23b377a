import { implement } from '@orpc/server';
import type { Temporal } from 'temporal-polyfill';
import { recordAct } from '#src/audit/record-act.ts';
import type { Actor, Scope } from '#src/http/actor.ts';
import { actorOf, type Caller } from '#src/http/route.ts';
import { localDateTime, startOfDate } from '#src/kernel/zone.ts';
import type { ClosingBody, Period, PeriodKind } from '../contract/closing.ts';
import { closingsContract } from '../contract/routes.ts';
import { type Closing, readClosings, readNewest, readVersions } from './closing.store.ts';
import { type Closings, unknownClosing } from './closings.ts';
import type { ClosingDependencies } from './dependencies.ts';
import { closingWorkbook } from './export.ts';
import { type PeriodDates, periodsBetween, readPeriod } from './periods.ts';
import { askSheet } from './sheets.ts';
import { seesWhole, visibleTo } from './visible.ts';

/** The routes of closings. Figures of teams and people, and contacts, are shown as far as the actor's permissions reach. */
export function closingRoutes(needs: ClosingDependencies, closings: Closings) {
  const on = implement(closingsContract).$context<Caller>();
  const { records, kpis, clock } = needs;

  async function known() {
    return { closings: await readClosings(records.db), newest: await readNewest(records.db) };
  }

  function bodyOf(
    dates: PeriodDates,
    zone: string,
    { closings: all, newest }: Awaited<ReturnType<typeof known>>,
  ): Period {
    const closing = all.find((c) => c.id === dates.id);
    const over = startOfDate(zone, dates.end) <= clock.now();
    const state = closing === undefined ? (over ? 'open' : 'running') : closing.differing > 0 ? 'differs' : 'closed';
    return {
      id: dates.id,
      kind: dates.kind,
      firstDay: dates.first.toString(),
      lastDay: dates.end.subtract({ days: 1 }).toString(),
      state,
      version: closing?.version ?? null,
      closedAt: closing === undefined ? null : (newest.get(closing.id)?.at ?? null),
      closedBy: closing === undefined ? null : (newest.get(closing.id)?.by ?? null),
      differing: closing?.differing ?? 0,
    };
  }

  async function list(kind: PeriodKind): Promise<{ zone: string; periods: Period[] }> {
    await closings.checkForList();
    const { zone, dataFrom, dataUntil } = await kpis.coverage();
    if (dataFrom === null || dataUntil === null) return { zone, periods: [] };
    const date = (iso: string): Temporal.PlainDate => localDateTime(zone, Date.parse(iso)).toPlainDate();
    const all = await known();
    return { zone, periods: periodsBetween(kind, date(dataFrom), date(dataUntil)).map((p) => bodyOf(p, zone, all)) };
  }

  /** A period as an actor may see it: what differs beyond her reach is not hers to know. */
  async function shown(body: Period, actor: Actor): Promise<Period> {
    if (seesWhole(actor)) return body;
    const anonymous = { ...body, closedBy: null };
    if (body.state !== 'differs') return anonymous;
    const pending = await closings.pending(await closingOf(body.id));
    const differing = pending === null ? 0 : visibleTo(actor, pending).figures.length;
    return { ...anonymous, differing, state: differing === 0 ? 'closed' : 'differs' };
  }

  async function closingOf(id: string): Promise<Closing> {
    readPeriod(id);
    const found = (await readClosings(records.db)).find((c) => c.id === id);
    if (!found) throw unknownClosing(id);
    return found;
  }

  async function detail(id: string, actor: Actor, contacts?: number): Promise<ClosingBody> {
    await closings.check();
    const closing = await closingOf(id);
    const versions = await readVersions(records.db, id);
    const pending = closing.differing > 0 ? await closings.pending(closing) : null;
    return {
      period: await shown(bodyOf(readPeriod(id), closing.zone, await known()), actor),
      zone: closing.zone,
      versions: versions.map((v) => ({
        ...v,
        ...(seesWhole(actor) ? { by: v.by.name } : { by: '', reason: null, contacts: null }),
        restatement: v.restatement && visibleTo(actor, v.restatement, contacts),
      })),
      pending: pending && visibleTo(actor, pending, contacts),
      kpis: kpis.summaries().map(({ id: kpi, name, unit }) => ({ id: kpi, name, unit })),
    };
  }

  return {
    list: on.list.handler(async ({ input, context }) => {
      const { zone, periods } = await list(input.kind);
      const told: Period[] = [];
      for (const period of periods) told.push(await shown(period, actorOf(context)));
      return { zone, periods: told };
    }),
    preview: on.preview.handler(async ({ input, context }) => {
      const dates = readPeriod(input.id);
      const range = { from: dates.first.toString(), to: dates.end.toString() };
      const actor = actorOf(context);
      const sheet = await askSheet(kpis, range, 'centre', 'whole', whereOf(actor.scopeOf('read:closing')));
      const { zone, dataUntil } = await kpis.coverage();
      const names = new Map(kpis.summaries().map((k) => [k.id, k.name]));
      const columns = sheet.blocks.flatMap((block) => block.kpis);
      const until = dataUntil === null ? null : Date.parse(dataUntil);
      // The last call of a day ends well before midnight: a day of grace tells a missing file from a quiet evening.
      const missing = until === null || until < startOfDate(zone, dates.end.subtract({ days: 1 }));
      return {
        period: await shown(bodyOf(dates, zone, await known()), actor),
        contacts: columns.find((c) => c.kpi === 'contacts_total')?.value[0] ?? 0,
        dataUntil: until,
        dataMissing: missing,
        kpis: columns.filter((c) => c.status[0] !== 'no_data').length,
        provisional: columns
          .filter((c) => c.status[0] === 'provisional')
          .map((c) => ({
            kpi: c.kpi,
            name: names.get(c.kpi) ?? { en: c.kpi, zh: c.kpi },
            unit: c.unit,
            value: c.value[0] ?? null,
            pending: c.pending?.[0] ?? 0,
          })),
      };
    }),
    close: on.close.handler(async ({ input, context }) => {
      const dates = readPeriod(input.id);
      await closings.close(dates, { actor: actorOf(context), from: context.from }, input.reason || null);
      return bodyOf(dates, (await kpis.coverage()).zone, await known());
    }),
    detail: on.detail.handler(({ input, context }) => detail(input.id, actorOf(context))),
    accept: on.accept.handler(async ({ input, context }) => {
      await closings.accept(input.id, input.token, { actor: actorOf(context), from: context.from }, input.reason);
      return detail(input.id, actorOf(context));
    }),
    export: on.export.handler(async ({ input, context }) => {
      const directory = await needs.directory();
      const body = await detail(input.id, actorOf(context), Number.POSITIVE_INFINITY);
      const { id, name } = actorOf(context);
      await records.db.transaction().execute((db) =>
        recordAct(db, {
          actor: { id, name },
          action: 'export.download',
          object: { kind: 'closing', id: input.id },
          from: context.from,
          at: clock.now(),
        }),
      );
      const mark = { by: actorOf(context).name, at: clock.now(), zone: body.zone };
      return closingWorkbook(body, (noun, id) => directory.nameOf(noun, id) ?? id, input.language, mark);
    }),
  };
}

/** The filter that keeps a question inside a scope; of several nouns the first, which is narrower than any one of them and never wider. */
function whereOf(scope: Scope | null): Readonly<Partial<Record<'site' | 'project' | 'team' | 'agent', string[]>>> {
  if (scope === 'all') return {};
  const [limit] = scope ?? [];
  return limit === undefined ? { project: [] } : { [limit.noun]: [...limit.ids] };
}
