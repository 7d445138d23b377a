import { isoLocal } from '#src/kernel/zone.ts';
import type { Directory } from '#src/modules/organisation/contract/directory.ts';
import type { Question } from '#src/semantic/question.ts';
import type { Passport } from '../contract/passport.ts';
import type { QuestionParsed } from '../contract/question.ts';
import type { KpiDependencies } from './dependencies.ts';

/** Only a number of one person and nothing else than a time is a personal result. */
export async function personalOf(
  where: QuestionParsed['where'],
  question: Question,
  directory: Directory,
  needs: KpiDependencies,
): Promise<Passport['personal']> {
  const { kpis, from, to, zone } = question;
  const narrowed = Object.values(where).filter((values) => values.length > 0);
  const [written] = where.agent ?? [];
  const agent = directory.agents.find(({ id, name }) => id === written || name === written)?.id;
  if (!needs.personal || narrowed.length !== 1 || where.agent?.length !== 1 || agent === undefined) return null;
  if (Object.keys(question.set).length > 0) return null;
  const found = await needs.personal(agent, kpis[0] ?? '', { from: isoLocal(zone, from), to: isoLocal(zone, to) });
  if (found.exclusions.length === 0) return null;
  const { value, numerator, denominator, additive, exclusions } = found;
  return { value, numerator, denominator, additive, exclusions };
}
