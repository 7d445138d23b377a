import type { Actor } from '#src/http/actor.ts';
import { isoLocal } from '#src/kernel/zone.ts';
import type { Directory } from '#src/modules/organisation/contract/directory.ts';
import { definitionsOf } from '#src/semantic/definitions.ts';
import type { DimensionId, Entity } from '#src/semantic/entity.ts';
import { field, type Node, not, or } from '#src/semantic/expression.ts';
import { plan, scansOf } from '#src/semantic/plan.ts';
import type { z } from 'zod';
import { toRows } from '#src/analytics/columns.ts';
import { type Behind, type behindInput, passportInput } from '../contract/passport.ts';
import { questionInput } from '../contract/question.ts';
import { maskedRow, mayName } from './access/personal-data.ts';
import { both, reachCondition } from './access/reach-condition.ts';
import { reachOf } from './access/reach-of.ts';
import { withinReach } from './access/within-reach.ts';
import type { KpiDependencies } from './dependencies.ts';
import { type Lineage, lineagesOfAll, narrowed, otherwise } from './lineage.ts';
import { nameOf } from './names.ts';
import { countRows, scanFor } from './passport.ts';
import { resolveQuestion } from './resolve.ts';

const HIDDEN = new Set([
  'source',
  'batch',
  'seq',
  'site',
  'project',
  'client',
  'segment',
  'direction',
  'reason',
  'body',
]);

/**
 * A page of the rows in one part of a number; `left_out` holds everything of the entity that is in neither part. Of rows beyond what the
 * asker may open only their number is told.
 */
export async function behind(
  input: z.output<typeof behindInput>,
  needs: KpiDependencies,
  actor: Actor,
): Promise<Behind> {
  const [coverage, directory, scopes] = await Promise.all([needs.coverage(), needs.directory(), needs.scopes()]);
  const written = withinReach(
    questionInput.parse({ ...passportInput.parse(input), grain: 'whole', by: [] }),
    actor,
    directory,
    needs.catalogue,
  );
  const question = resolveQuestion(written, {
    coverage,
    directory,
    parameters: needs.catalogue.parameters,
    now: needs.clock.now(),
  });
  const planned = plan(question, needs.catalogue, scopes);
  const kpi = planned.kpis[0]?.kpi;
  const definitions = kpi ? definitionsOf(kpi, question, needs.catalogue, scopes) : [];
  const lineage = lineagesOfAll(definitions, needs.catalogue)[0];
  if (!lineage) throw new Error('A number has rows behind it');
  const scan = scanFor(lineage, scansOf(planned));
  const { condition, withExcluded } = conditionOf(lineage, input.part);
  const mine = both(
    both(condition, reachCondition(reachOf(actor, 'read:contact', directory), lineage.entity)),
    besides((await needs.withheld?.(actor, lineage.entity.name)) ?? [], lineage.entity),
  );
  const fields = fieldsOf(lineage.entity).filter((name) => mayName(actor) || (name !== 'agent' && name !== 'team'));
  const [all, total, page] = await Promise.all([
    countRows(scan, condition, withExcluded, needs),
    countRows(scan, mine, withExcluded, needs),
    needs.store.rowsOf(narrowed(scan, mine, withExcluded), { fields, limit: input.limit, offset: input.offset }),
  ]);
  const columns = fields.map((name) => {
    const spec = lineage.entity.fields[name];
    return { name, kind: spec?.kind ?? 'text', label: spec?.label ?? { en: name, zh: name } };
  });
  return {
    entity: lineage.entity.name,
    part: input.part,
    total,
    beyond: all - total,
    columns,
    rows: toRows(page).map((row) => maskedRow(readable(row, lineage.entity, directory, question.zone), actor)),
  };
}

/** Rows of other contacts than these; null: all. */
function besides(contacts: readonly string[], { fields }: Entity): Node | null {
  if (contacts.length === 0 || !('contact_id' in fields)) return null;
  const contact = field('contact_id');
  return or(contact.isNull(), not(contact.in(contacts))).node;
}

function conditionOf(lineage: Lineage, part: Behind['part']): { condition: Node; withExcluded: boolean } {
  const { numerator, denominator } = lineage;
  const inside = denominator ?? numerator;
  switch (part) {
    case 'numerator':
      return {
        condition: denominator ? { op: 'and', terms: [denominator, numerator] } : numerator,
        withExcluded: false,
      };
    case 'denominator':
      return { condition: inside, withExcluded: false };
    case 'not_numerator':
      return { condition: { op: 'and', terms: [inside, otherwise(numerator)] }, withExcluded: false };
    case 'left_out': {
      if (!('excluded' in lineage.entity.fields)) return { condition: otherwise(inside), withExcluded: true };
      const excluded: Node = { op: 'not', term: { op: 'isNull', value: { op: 'field', name: 'excluded' } } };
      return { condition: { op: 'or', terms: [otherwise(inside), excluded] }, withExcluded: true };
    }
  }
}

/** The columns people want first: when, where, who, how long, what came of it; then the ids. */
function fieldsOf(entity: Entity): string[] {
  const names = Object.keys(entity.fields).filter((n) => !HIDDEN.has(n));
  const rank = (name: string): number => {
    const kind = entity.fields[name]?.kind;
    if (entity.anchors[0] === name || entity.span?.start === name) return 0;
    if (['queue', 'agent', 'customer', 'channel', 'team'].includes(name)) return 1;
    if (kind === 'duration') return 2;
    if (['outcome', 'flow_kind', 'result', 'end_kind', 'excluded'].includes(name)) return 3;
    return kind === 'id' || name.endsWith('_id') ? 5 : 4;
  };
  return names
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, 16)
    .concat(names.includes('contact_id') && rank('contact_id') > 4 ? ['contact_id'] : [])
    .filter((n, i, all) => all.indexOf(n) === i);
}

/** A stored row as people read it: names, ISO times, seconds. */
export function readable(
  row: Record<string, string | number | boolean | null>,
  entity: Entity,
  directory: Directory,
  zone: string,
): Record<string, string | number | boolean | null> {
  const dimensionOf = new Map(Object.entries(entity.dimensions).map(([id, column]) => [column, id as DimensionId]));
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => {
      const kind = entity.fields[name]?.kind;
      if (typeof value === 'number' && kind === 'instant') return [name, isoLocal(zone, value)];
      if (typeof value === 'number' && kind === 'duration') return [name, value / 1000];
      const dimension = dimensionOf.get(name);
      return [name, dimension && typeof value === 'string' ? nameOf(directory, dimension, value) : value];
    }),
  );
}
