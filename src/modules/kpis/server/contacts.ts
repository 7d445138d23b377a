import type { Actor, Scope } from '#src/http/actor.ts';
import { AppError } from '#src/kernel/errors.ts';
import { isoLocal } from '#src/kernel/zone.ts';
import { agentLeg } from '#src/catalogue/entities/agent-leg.ts';
import { contact } from '#src/catalogue/entities/contact.ts';
import { queueEntry } from '#src/catalogue/entities/queue-entry.ts';
import { toRows } from '#src/analytics/columns.ts';
import type { TimelineEvent } from '#src/modules/ingestion/contract/api.ts';
import type { Directory } from '#src/modules/organisation/contract/directory.ts';
import type { DimensionId, Entity } from '#src/semantic/entity.ts';
import type { Node } from '#src/semantic/expression.ts';
import type { z } from 'zod';
import type { ContactCourse, ContactRow, contactPage, contactSearchInput } from '../contract/contacts.ts';
import { maskedCourse, withoutNames } from './access/course.ts';
import { maskedRow, mayName, seesUnmasked } from './access/personal-data.ts';
import { both, reachCondition } from './access/reach-condition.ts';
import { reachOf } from './access/reach-of.ts';
import { withinReach } from './access/within-reach.ts';
import { readable } from './behind.ts';
import type { KpiDependencies } from './dependencies.ts';
import { idsOf, nameOf } from './names.ts';
import { resolveRange } from './resolve.ts';

type Row = Record<string, string | number | boolean | null>;

/** Contacts that match and that the asker may open, newest first unless asked otherwise. */
export async function searchContacts(
  asked: z.output<typeof contactSearchInput>,
  needs: KpiDependencies,
  actor: Actor,
): Promise<z.infer<typeof contactPage>> {
  const [coverage, directory] = await Promise.all([needs.coverage(), needs.directory()]);
  const scope = reachOf(actor, 'read:contact', directory);
  const input = withinReach(asked, actor, directory, needs.catalogue);
  const { from, to, zone } = resolveRange(input, coverage);
  const field = (name: string): Node => ({ op: 'field', name });
  const literal = (value: number): Node => ({ op: 'literal', value });
  const terms: Node[] = [
    { op: 'compare', how: '>=', left: field('first_touch'), right: literal(from) },
    { op: 'compare', how: '<', left: field('first_touch'), right: literal(to) },
  ];
  for (const [id, values] of Object.entries(input.where)) {
    const column = contact.dimensions[id as keyof typeof contact.dimensions];
    if (!column)
      throw new AppError('invalid', 'dimension_not_offered', `Contacts cannot be filtered by ${id}`, {
        field: id,
        remedy: `Possible here: ${Object.keys(contact.dimensions).join(', ')}`,
      });
    terms.push({ op: 'in', value: field(column), list: idsOf(directory, id as DimensionId, values ?? []) });
  }
  const text = input.text?.trim();
  if (text)
    terms.push({
      op: 'or',
      terms: ['contact_id', 'customer'].map(
        (name): Node => ({ op: 'compare', how: '=', left: field(name), right: { op: 'literal', value: text } }),
      ),
    });
  const reach = reachCondition(scope, contact);
  if (reach !== null) terms.push(reach);
  const where: Node = { op: 'and', terms };
  const orderBy = [{ field: 'first_touch', descending: input.newestFirst }, { field: 'contact_id' }];
  const [total, page] = await Promise.all([
    needs.store.count(contact, where),
    needs.store.list({ entity: contact, where, orderBy, limit: input.limit, offset: input.offset }),
  ]);
  return { total, zone, rows: toRows(page).map((row) => shownRow(contactRow(row, directory, zone), actor)) };
}

/** A contact as its reader may see it: customers masked, and nobody named to those who know queues only. */
const shownRow = (row: ContactRow, actor: Actor): ContactRow =>
  maskedRow(mayName(actor) ? row : { ...row, agent: null, team: null }, actor);

/**
 * One contact: its entries and legs, and its course from the first touch to the last raw line. What is beyond the reader's reach does not exist
 * for her; of a contact that other projects had a part in she sees her own. Throws `unknown_contact`.
 */
export async function contactCourse(
  id: string,
  needs: KpiDependencies,
  actor: Actor,
  { unmasked = seesUnmasked(actor) }: { readonly unmasked?: boolean } = {},
): Promise<ContactCourse> {
  const [coverage, directory] = await Promise.all([needs.coverage(), needs.directory()]);
  const zone = coverage.zone;
  const scope = reachOf(actor, 'read:contact', directory);
  const part = scopeOfParts(scope);
  const where: Node = {
    op: 'compare',
    how: '=',
    left: { op: 'field', name: 'contact_id' },
    right: { op: 'literal', value: id },
  };
  const of = (entity: Entity, reached: Scope | null): Node | null => both(where, reachCondition(reached, entity));
  const bySeq = [{ field: 'seq' }];
  const [found, entries, legs, events, ...counts] = await Promise.all([
    needs.store.list({ entity: contact, where: of(contact, scope), limit: 1 }),
    needs.store.list({ entity: queueEntry, where: of(queueEntry, part), orderBy: bySeq }),
    needs.store.list({ entity: agentLeg, where: of(agentLeg, part), orderBy: bySeq }),
    needs.timeline(id),
    needs.store.count(queueEntry, where),
    needs.store.count(agentLeg, where),
  ]);
  const [row] = toRows(found);
  if (!row) throw new AppError('not_found', 'unknown_contact', `There is no contact "${id}"`, { field: 'id' });
  const partial = counts[0] !== entries.length || counts[1] !== legs.length;
  const course = {
    contact: contactRow(row, directory, zone),
    zone,
    masked: false,
    partial,
    steps: partial ? [] : events.map((e) => stepOf(e, directory, zone)),
    entries: toRows(entries).map((r) => readable(r, queueEntry, directory, zone)),
    legs: toRows(legs).map((r) => readable(r, agentLeg, directory, zone)),
    raw: partial ? [] : rawLines(events),
  };
  const named = mayName(actor) ? course : withoutNames(course);
  return unmasked ? named : maskedCourse(named, actor);
}

/** Whoever may open a contact of a person sees all of it; whoever sees a project or site sees the parts of that one. */
function scopeOfParts(scope: Scope | null): Scope | null {
  return scope !== 'all' && scope?.some(({ noun }) => noun === 'team' || noun === 'agent') === true ? 'all' : scope;
}

/** A raw event as a step people read; names are those of the source where nobody has said more. */
function stepOf(event: TimelineEvent, directory: Directory, zone: string): ContactCourse['steps'][number] {
  const text = (name: string): string | null => (typeof event.data[name] === 'string' ? event.data[name] : null);
  const lasted = ['wait', 'talk', 'ring', 'hold', 'acw', 'time']
    .map((name) => event.data[name])
    .find((v) => typeof v === 'number');
  const [queue, agent] = [text('queue'), text('agent')];
  return {
    at: isoLocal(zone, event.at),
    what: event.kind,
    queue: queue === null ? null : (directory.queueOf(event.source, queue)?.name ?? queue),
    agent: agent === null ? null : (directory.agentOf(event.source, agent)?.name ?? agent),
    lasted: typeof lasted === 'number' ? lasted / 1000 : null,
    text: text('how') ?? text('by') ?? text('body') ?? text('text') ?? text('what') ?? text('sender'),
    file: event.file,
    line: event.line,
  };
}

/** The records the events came from, each once, in file order of appearance. */
function rawLines(events: readonly TimelineEvent[]): ContactCourse['raw'] {
  const lines = new Map<string, ContactCourse['raw'][number]>();
  for (const { file, line, batch, raw } of events) {
    if (raw !== null) lines.set(`${file}:${line}:${raw}`, { file, line, batch, text: raw });
  }
  return [...lines.values()];
}

function contactRow(row: Row, directory: Directory, zone: string): ContactRow {
  const text = (name: string): string | null =>
    row[name] === null || row[name] === undefined ? null : String(row[name]);
  const time = (name: string): string | null => (typeof row[name] === 'number' ? isoLocal(zone, row[name]) : null);
  const seconds = (name: string): number | null => (typeof row[name] === 'number' ? row[name] / 1000 : null);
  const number = (name: string): number => Number(row[name] ?? 0);
  return {
    contactId: text('contact_id') ?? '',
    source: text('source') ?? '',
    firstTouch: time('first_touch') ?? '',
    endedAt: time('ended_at'),
    channel: text('channel') ?? '',
    direction: text('direction'),
    customer: text('customer'),
    queue: nameOf(directory, 'queue', text('queue')),
    agent: nameOf(directory, 'agent', text('agent')),
    team: nameOf(directory, 'team', text('team')),
    outcome: text('outcome') ?? '',
    excluded: text('excluded'),
    wait: seconds('wait_time'),
    talk: seconds('talk_time'),
    hold: seconds('hold_time'),
    acw: seconds('acw_time'),
    ivr: seconds('ivr_time'),
    entries: number('entries'),
    legs: number('legs'),
    messages: number('messages'),
    transfers: number('transfers'),
  };
}
