import { type Actor, reaches } from '#src/http/actor.ts';
import { parseInstant } from '#src/kernel/zone.ts';
import type { SourceAgreement } from '../../contract/agreements.ts';
import type { FormContent } from '../../contract/form.ts';
import { type Answers, outOf100, scoreOf } from '../../contract/score.ts';
import { agreement } from '../../contract/statistics/agreement.ts';
import { meanDifference } from '../../contract/statistics/mean-difference.ts';
import type { QualityNeeds } from '../dependencies.ts';
import { ratingOf } from '../validity/item-agreement.ts';

/** Pairs read at most, the newest. */
const MOST = 5_000;

/**
 * Evaluations by teams of themselves, clients, rules and third parties beside those the QA department made of the same contacts with the same form: how far
 * they agree and who is kinder. Sources are compared, never pooled.
 */
export async function sourceAgreements(
  asked: { readonly from: string; readonly to: string },
  actor: Actor,
  needs: QualityNeeds,
): Promise<SourceAgreement[]> {
  const [{ zone }, directory] = await Promise.all([needs.kpis.coverage(), needs.organisation.directory()]);
  const rows = await needs.records.db
    .selectFrom('quality_evaluation as q')
    .innerJoin('quality_evaluation as o', (on) =>
      on.onRef('q.contact', '=', 'o.contact').onRef('q.form', '=', 'o.form'),
    )
    .innerJoin('quality_form_version as v', (on) =>
      on.onRef('v.form', '=', 'q.form').onRef('v.version', '=', 'q.version'),
    )
    .select([
      'o.source',
      'o.team',
      'o.site',
      'o.project',
      'o.agent',
      'q.answers as ours',
      'o.answers as theirs',
      'v.content',
      'q.form',
      'q.version',
    ])
    .where('q.source', '=', 'qa')
    .where('q.sample', '=', 'random')
    .where('o.source', '!=', 'qa')
    .where('q.state', '=', 'submitted')
    .where('o.state', '=', 'submitted')
    .where('q.contact_at', '>=', parseInstant(asked.from, zone, 'from'))
    .where('q.contact_at', '<', parseInstant(asked.to, zone, 'to'))
    .orderBy('q.contact_at', 'desc')
    .limit(MOST)
    .execute();
  const scope = actor.scopeOf('read:qa_score');
  const contents = new Map<string, FormContent>();
  const pairs = rows
    .filter((row) => reaches(scope, row))
    .map(({ content, ours, theirs, ...row }) => {
      const key = `${row.form} ${row.version}`;
      const form = contents.get(key) ?? (JSON.parse(content) as FormContent);
      contents.set(key, form);
      return { ...row, form, ours: JSON.parse(ours) as Answers, theirs: JSON.parse(theirs) as Answers };
    });
  const groups = Map.groupBy(pairs, ({ source, team }) => `${source}\0${team ?? ''}`);
  return [...groups.values()]
    .map((own): SourceAgreement => {
      const [{ source, team }] = own as [(typeof own)[number]];
      const ratings = own.flatMap(({ form, ours, theirs }) =>
        form.sections.flatMap(({ items }) => items.map(({ id }) => [ratingOf(ours, id), ratingOf(theirs, id)])),
      );
      return {
        source: source as SourceAgreement['source'],
        team,
        teamName: team === null ? null : directory.nameOf('team', team),
        contacts: own.length,
        difference: meanDifference(
          own.flatMap(({ form, ours, theirs }) => {
            const [a, b] = [outOf100(scoreOf(form, ours).total), outOf100(scoreOf(form, theirs).total)];
            return a === null || b === null ? [] : [b - a];
          }),
        ),
        agreement: agreement(ratings, 'ac1'),
      };
    })
    .sort((a, b) => (b.difference?.mean ?? -100) - (a.difference?.mean ?? -100));
}
