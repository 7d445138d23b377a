import { implement } from '@orpc/server';
import { recordAct } from '#src/audit/record-act.ts';
import type { Clock } from '#src/kernel/clock.ts';
import { AppError } from '#src/kernel/errors.ts';
import { type Actor, SYSTEM } from '#src/http/actor.ts';
import { actorOf, type Caller } from '#src/http/route.ts';
import { masked, maskedText } from '#src/kernel/personal.ts';
import { isoLocal } from '#src/kernel/zone.ts';
import type { Batch, DeadLetter, IngestionApi } from '../contract/api.ts';
import { ingestionContract } from '../contract/routes.ts';
import type { TableFindings } from '../contract/table-preview.ts';
import { answerQuestion } from './connectors/table/answer.ts';
import { draftMapping } from './connectors/table/draft-mapping.ts';
import { readyMappings } from './connectors/table/ready-mappings.ts';
import type { Records } from '#src/records/records.ts';
import type { EventKey, EventKeys } from './keys/event-keys.ts';
import { filesOf, ImportJobs } from './import-jobs.ts';

/** The routes of ingestion; times go out in the zone of the centre. */
export function ingestionRoutes(
  api: IngestionApi,
  zone: () => Promise<string>,
  keys: EventKeys | null,
  { records, clock, uploads }: { readonly records: Records | null; readonly clock: Clock; readonly uploads: string },
) {
  const on = implement(ingestionContract).$context<Caller>();
  const needed = (): EventKeys => {
    if (keys) return keys;
    throw new AppError('unavailable', 'no_records', 'Keys are kept in the records, and there are none here');
  };
  const listKeys = async () => {
    const local = await zone();
    return (await needed().all()).map((key) => keyBody(key, local));
  };
  const ofKey = async (action: string, id: string, after: unknown, context: Caller): Promise<void> => {
    const act = { actor: actorOf(context), action, object: { kind: 'key', id }, after, from: context.from };
    await records?.db.transaction().execute((db) => recordAct(db, { ...act, at: clock.now() }));
  };
  /** People import what they uploaded; who can read the machine's files names any of them. */
  const within = (context: Caller): string | null => (actorOf(context).id === SYSTEM.id ? null : uploads);
  const jobs = new ImportJobs(api);
  return {
    connectors: on.connectors.handler(() =>
      api.connectors().map((c) => ({
        ...c,
        fields: c.fields.map((f) => ({ ...f, choices: [...(f.choices ?? [])] })),
        endings: [...c.endings],
      })),
    ),
    sources: on.sources.handler(() => listSources(api)),
    batches: on.batches.handler(async () => {
      const local = await zone();
      return (await api.listBatches({ limit: 200 })).map((b) => batchBody(b, local));
    }),
    preview: on.preview.handler(async ({ input, context }) =>
      previewFirst(await filesOf(input, api, await zone(), within(context)), api),
    ),
    mappings: on.mappings.handler(() => readyMappings()),
    answerMapping: on.answerMapping.handler(({ input: { mapping, field, value, meaning } }) => ({
      mapping: answerQuestion(mapping, field, value, meaning),
    })),
    draftMapping: on.draftMapping.handler(({ input }) => ({ mapping: draftMapping(input) })),
    start: on.start.handler(async ({ input, context }) => jobs.start(input, await zone(), within(context))),
    progress: on.progress.handler(({ input }) => jobs.progress(input.id)),
    cancel: on.cancel.handler(({ input }) => jobs.cancel(input.id)),
    deadLetters: on.deadLetters.handler(async ({ input, context }) => {
      const filter = {
        ...(input.source !== undefined && { source: input.source }),
        ...(input.batch !== undefined && { batch: input.batch }),
      };
      const rows = (await api.listDeadLetters({ ...filter, limit: input.limit, offset: input.offset })).map((letter) =>
        letterBody(letter, actorOf(context)),
      );
      const waiting = (await api.sources())
        .filter((s) => input.source === undefined || s.source === input.source)
        .reduce((n, s) => n + s.rejected, 0);
      return { total: input.batch === undefined ? waiting : rows.length, rows };
    }),
    replayDeadLetters: on.replayDeadLetters.handler(({ input }) =>
      api.replayDeadLetters(input.source, {
        ...(input.mapping !== undefined && { mapping: input.mapping }),
        ...(input.settings && { settings: input.settings }),
      }),
    ),
    replay: on.replay.handler(async () => {
      await api.rederive();
      return { done: true };
    }),
    eraseCustomer: on.eraseCustomer.handler(async ({ input, context }) => {
      const found = await api.eraseCustomer(input.customer);
      const at = clock.now();
      // Who was erased must not live on in the trail.
      await records?.db.transaction().execute((db) =>
        recordAct(db, {
          actor: actorOf(context),
          action: 'customer.erase',
          object: { kind: 'customer', id: masked(input.customer) },
          after: found,
          reason: input.reason,
          from: context.from,
          at,
        }),
      );
      const local = isoLocal(await zone(), at);
      return {
        ...found,
        at: local,
        note: `Backups taken before ${local} still hold this customer: erase again after restoring one. The free space of the fact file keeps old bytes until it is written over; a restored backup has none.`,
      };
    }),
    keys: on.keys.handler(listKeys),
    createKey: on.createKey.handler(async ({ input, context }) => {
      const { key, made } = await needed().create(input.name, input.source);
      await ofKey('key.make', made.id, input, context);
      return { ...keyBody(made, await zone()), key };
    }),
    revokeKey: on.revokeKey.handler(async ({ input, context }) => {
      await needed().revoke(input.id);
      await ofKey('key.revoke', input.id, null, context);
      return listKeys();
    }),
    events: on.events.handler(async ({ input, context }) => {
      if (context.overHttp && actorOf(context).id !== SYSTEM.id) await keys?.admit(input.source, context.authorization);
      const { idempotencyKey, ...delivery } = input;
      const answer = await api.acceptEvents(delivery, idempotencyKey ?? null);
      return { ...answer, rejected: answer.rejected.map((r) => ({ ...r })) };
    }),
  };
}

function keyBody(key: EventKey, zone: string) {
  const iso = (at: number | null): string | null => (at === null ? null : isoLocal(zone, at));
  const { id, name, source } = key;
  return {
    id,
    name,
    source,
    createdAt: isoLocal(zone, key.createdAt),
    lastUsedAt: iso(key.lastUsedAt),
    revokedAt: iso(key.revokedAt),
  };
}

async function listSources(api: IngestionApi) {
  const covered = new Map((await api.coverage()).map((c) => [c.source, c]));
  return (await api.sources()).map((s) => {
    const c = covered.get(s.source);
    return {
      source: s.source,
      connector: s.connector,
      zone: s.zone,
      batches: s.batches,
      events: s.events,
      rejected: s.rejected,
      from: c ? isoLocal(s.zone, c.from) : null,
      until: c ? isoLocal(s.zone, c.until) : null,
      lastCompleteDay: c?.lastCompleteDay ?? null,
      lastImport: s.lastImport === null ? null : isoLocal(s.zone, s.lastImport),
    };
  });
}

async function previewFirst(files: Awaited<ReturnType<typeof filesOf>>, api: IngestionApi) {
  const [first] = files;
  if (!first) throw new Error('The contract asks for at least one path');
  const found = await api.preview(first.file);
  return {
    records: found.records,
    complete: found.complete,
    events: found.events.map((e) => ({
      line: e.line ?? null,
      at: isoLocal(first.file.zone, e.at),
      what: e.kind,
      subject: e.subject,
      detail: { ...e.data },
      raw: e.raw ?? null,
    })),
    rejectedCount: found.rejected,
    rejected: found.rejections.slice(0, 1_000).map((r) => ({ ...r })),
    notices: found.notices.slice(0, 1_000).map((n) => ({ ...n })),
    table: tableBody(found.table),
  };
}

function tableBody(table: TableFindings | undefined) {
  if (!table) return null;
  return {
    ...table,
    columns: [...table.columns],
    sample: table.sample.map(({ line, fields }) => ({ line, fields: { ...fields } })),
    questions: table.questions.map((question) => ({ ...question, choices: [...question.choices] })),
  };
}

function batchBody(b: Batch, zone: string) {
  return {
    id: b.id,
    source: b.source,
    connector: b.connector,
    file: b.file,
    state: b.state,
    startedAt: isoLocal(zone, b.startedAt),
    finishedAt: b.endedAt === null ? null : isoLocal(zone, b.endedAt),
    lines: b.lines,
    added: b.new,
    duplicates: b.duplicate,
    rejected: b.rejected,
  };
}

/** A rejected record; people see its numbers and names masked, as in every raw record. */
function letterBody(l: DeadLetter, reader: Actor) {
  const { id, batch, source, file, line, field, code, remedy } = l;
  const shown = (text: string): string => (reader.id === SYSTEM.id ? text : maskedText(text));
  return { id, batch, source, file, line, field, code, reason: shown(l.reason), remedy, raw: shown(l.raw) };
}
