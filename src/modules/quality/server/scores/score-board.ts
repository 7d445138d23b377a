import { type Actor, reaches } from '#src/http/actor.ts';
import { invalid } from '#src/kernel/errors.ts';
import { isoLocal, parseInstant } from '#src/kernel/zone.ts';
import type { Directory } from '#src/modules/organisation/contract/directory.ts';
import { normalQuantile } from '#src/semantic/quantiles.ts';
import type { ScoreBoard, ScoresAsked } from '../../contract/scores.ts';
import { programme } from '../../contract/statistics/estimation/programme.ts';
import { APPEAL_WINDOW_MS } from '../appeal-rules.ts';
import type { QualityNeeds } from '../dependencies.ts';
import { readForm } from '../form.store.ts';
import { idsByName } from '../ids-by-name.ts';
import { lastTeams, type Lines, linesOf, type UnitContacts, type UnitSums } from './board.ts';
import { contactSums, scoreSums, type SummedEvaluations } from './score-sums.ts';

const NO_TEAM = '';
const Z = normalQuantile(0.975);

/**
 * Scores of the people and teams a caller may see. Estimates learn from everybody, whoever looks: a lead's numbers are the manager's. Throws
 * `empty_range`, `unknown_form`.
 */
export async function scoreBoardOf(asked: ScoresAsked, actor: Actor, needs: QualityNeeds): Promise<ScoreBoard> {
  const { records, store, clock } = needs;
  const [{ zone }, directory] = await Promise.all([needs.kpis.coverage(), needs.organisation.directory()]);
  const period = { from: parseInstant(asked.from, zone, 'from'), to: parseInstant(asked.to, zone, 'to') };
  if (period.to <= period.from)
    throw invalid('empty_range', 'The period ends before it begins', { field: 'to', remedy: 'Give a later end.' });
  const form = asked.form === undefined ? null : await readForm(records.db, asked.form);
  const disputed = await records.db
    .selectFrom('quality_appeal')
    .select('evaluation')
    .where('state', '=', 'open')
    .distinct()
    .execute();
  const [sums, contacts] = await Promise.all([
    scoreSums(store, {
      period,
      part: asked.part,
      forms: form === null ? null : form.versions.map(({ version }) => `${form.name} ${version}`),
      standsBefore: clock.now() - APPEAL_WINDOW_MS,
      disputed: disputed.map(({ evaluation }) => evaluation),
    }),
    contactSums(store, period),
  ]);
  return {
    from: isoLocal(zone, period.from),
    to: isoLocal(zone, period.to),
    ...boardOf(sums, contacts, asked, actor, directory),
  };
}

type Contacts = Awaited<ReturnType<typeof contactSums>>;

/** The board out of sums. */
export function boardOf(
  sums: readonly SummedEvaluations[],
  contacts: Contacts,
  asked: Pick<ScoresAsked, 'source' | 'line' | 'planned'>,
  actor: Pick<Actor, 'scopeOf'>,
  directory: Directory,
): Omit<ScoreBoard, 'from' | 'to'> {
  const idOf = idsByName(directory, 'agent');
  const known = sums.flatMap((one) => {
    const agent = idOf(one.agent);
    return agent === null ? [] : [{ ...one, agent }];
  });
  const met = contacts.map((one) => ({ ...one, agent: idOf(one.agent) ?? one.agent }));
  const line = asked.line ?? null;
  const persons = known.map((one): UnitSums => ({ ...one, unit: one.agent, stratum: one.channel }));
  const people = linesOf(
    persons,
    met.map(({ agent, channel, contacts: many }): UnitContacts => ({ unit: agent, stratum: channel, contacts: many })),
    asked.source,
    line,
  );
  const teamOf = lastTeams(persons);
  // A team's month is that of its people, each with her own share of the contacts.
  const teams = linesOf(
    known.map((one): UnitSums => ({ ...one, unit: one.team ?? NO_TEAM, stratum: one.agent })),
    met.map(
      ({ agent, team, contacts: many }): UnitContacts => ({ unit: team ?? NO_TEAM, stratum: agent, contacts: many }),
    ),
    asked.source,
    people.line,
  );
  const scope = actor.scopeOf('read:qa_score');
  const siteOf = new Map(directory.teams.map(({ id, site }) => [id, site]));
  const place = (team: string | null) => ({ team, site: team === null ? null : (siteOf.get(team) ?? null) });
  return {
    people: people.lines
      .map((one) => ({ ...one, team: teamOf.get(one.id) ?? null }))
      .filter(({ id, team }) => reaches(scope, { agent: id, ...place(team) }))
      .map((one) => ({
        ...one,
        name: directory.nameOf('agent', one.id),
        teamName: one.team === null ? null : directory.nameOf('team', one.team),
      }))
      .sort((a, b) => (b.adjusted ?? -1) - (a.adjusted ?? -1)),
    teams: teams.lines
      .filter(({ id }) => id !== NO_TEAM && reaches(scope, place(id)))
      .map((one) => ({ ...one, name: directory.nameOf('team', one.id) }))
      .sort((a, b) => (b.adjusted ?? -1) - (a.adjusted ?? -1)),
    line: people.line,
    mean: people.estimation.between?.mean ?? null,
    evaluations: people.estimation.people.reduce((sum, { n }) => sum + n, 0),
    programme: planOf(people, asked.planned),
    severity: actor.scopeOf('read:severity') === null ? [] : severityOf(people, sums),
  };
}

function planOf({ estimation, line }: Lines, planned: number | undefined): ScoreBoard['programme'] {
  const many = estimation.people.map(({ n }) => n).sort((a, b) => a - b);
  return {
    ...programme(estimation, planned ?? Math.max(1, many[many.length >> 1] ?? 1), line ?? 0),
    people: Math.sqrt(estimation.between?.variance ?? 0),
    evaluations: Math.sqrt(estimation.within),
  };
}

function severityOf({ estimation }: Lines, sums: readonly SummedEvaluations[]): ScoreBoard['severity'] {
  const names = new Map(sums.map(({ inspector, inspectorName }) => [inspector, inspectorName]));
  return estimation.severity.inspectors
    .map(({ inspector, n, effect, error }) => ({
      id: inspector,
      name: names.get(inspector) ?? inspector,
      n,
      effect,
      low: effect - Z * error,
      high: effect + Z * error,
    }))
    .sort((a, b) => b.effect - a.effect);
}
