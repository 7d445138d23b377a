import { misfitFor } from '#src/catalogue/role-fit.ts';
import type { Actor } from '#src/http/actor.ts';
import { AppError, invalid } from '#src/kernel/errors.ts';
import { parseInstant } from '#src/kernel/zone.ts';
import type { Directory } from '#src/modules/organisation/contract/directory.ts';
import type { Db } from '#src/records/records.ts';
import type { AnswerParsed, ChangeParsed } from '../contract/target.ts';
import { readUses } from './decision.store.ts';
import type { TargetDependencies } from './dependencies.ts';
import { labelOf } from './drafts.ts';
import { readGoal } from './goal.store.ts';
import { isUseAllowed } from './in-force.ts';
import { inForceAt, isLive, type KeptTarget, latestOf } from './kept.ts';
import { isOwner, mayChange, placeOf } from './places.ts';
import { addVersion, cutBefore, moveVersion, readTarget, readTargets } from './target.store.ts';

/** Who acts, and from which network address. */
export type By = { readonly actor: Actor; readonly from: string | null };

/** Above every version number. */
const LAST_VERSION = 2_147_483_647;

const refused = (message: string): AppError => new AppError('forbidden', 'not_yours', message, { field: 'id' });

function assertMayChange(target: KeptTarget, actor: Actor, directory: Directory, now: number): void {
  const place = placeOf(target.owner, directory, now);
  if (!mayChange(actor, target.owner, place)) throw refused('This target is set by somebody above its owner');
}

async function record(
  db: Db,
  target: KeptTarget,
  action: string,
  { actor, from }: By,
  said: { readonly before: unknown; readonly after: unknown; readonly reason: string },
  { needs, directory }: { readonly needs: TargetDependencies; readonly directory: Directory },
): Promise<void> {
  const label = labelOf(target.kpi, target.owner, directory);
  const object = { kind: 'target', id: target.id, label };
  const reason = said.reason === '' ? null : said.reason;
  await needs.recordAct(db, { actor, action, object, ...said, reason, from, at: needs.clock.now() });
}

/** A KPI not meant for persons is proposed to one only while its use is approved. */
async function assertRoleFit(db: Db, targets: readonly KeptTarget[], now: number): Promise<void> {
  const doubtful = targets.filter((t) => t.owner.kind === 'agent' && misfitFor(t.kpi));
  if (doubtful.length === 0) return;
  const uses = await readUses(db);
  const bad = doubtful.find(({ kpi }) => !isUseAllowed(kpi, uses, now));
  if (bad === undefined) return;
  throw new AppError(
    'conflict',
    'role_fit_needed',
    `${bad.kpi} is not meant for persons: ${misfitFor(bad.kpi)!.why.en}`,
    {
      field: 'kpi',
      kpi: bad.kpi,
      remedy: 'Ask for its use, with reason and expiry; another person must approve.',
    },
  );
}

/** Sends drafts of a goal to their owners; resolves with how many. */
export async function sendDrafts(
  goal: string,
  only: readonly string[] | undefined,
  by: By,
  needs: TargetDependencies,
): Promise<number> {
  const directory = await needs.directory();
  const now = needs.clock.now();
  return needs.records.db.transaction().execute(async (db) => {
    const drafts = (await readTargets(db, { goal })).filter(
      (t) =>
        latestOf(t).state === 'draft' &&
        (only === undefined || only.includes(t.id)) &&
        mayChange(by.actor, t.owner, placeOf(t.owner, directory, now)),
    );
    await assertRoleFit(db, drafts, now);
    for (const target of drafts) {
      const draft = latestOf(target);
      await moveVersion(db, target.id, draft, 'proposed');
      const said = { before: 'draft', after: { state: 'proposed', bounds: draft.bounds }, reason: '' };
      await record(db, target, 'target.propose', by, said, { needs, directory });
    }
    return drafts.length;
  });
}

/** Another figure: a new version, sent to the owner unless it is to stay a draft. What is in force holds until the new one is agreed. */
export async function changeTarget(input: ChangeParsed, by: By, needs: TargetDependencies): Promise<void> {
  // Read before the transaction, which holds the only connection.
  const directory = await needs.directory();
  const now = needs.clock.now();
  await needs.records.db.transaction().execute(async (db) => {
    const target = await readTarget(db, input.id);
    assertMayChange(target, by.actor, directory, now);
    if (input.send) await assertRoleFit(db, [target], now);
    const goal = await readGoal(db, target.goal);
    const before = latestOf(target);
    const from =
      input.from !== undefined
        ? parseInstant(input.from, goal.zone, 'from')
        : inForceAt(target, now) !== null
          ? now
          : goal.from;
    if (from < goal.from || from >= goal.until)
      throw invalid('outside_goal', 'The target would begin outside the span of its goal', {
        field: 'from',
        remedy: 'Choose a day inside the span, or make a goal for the other span.',
      });
    await addVersion(db, target, {
      state: input.send ? 'proposed' : 'draft',
      bounds: input.bounds,
      weight: input.weight === undefined ? before.weight : input.weight,
      expected: input.expected === undefined ? before.expected : input.expected,
      from,
      until: goal.until,
      evidence: before.evidence,
      reason: input.reason,
      byId: by.actor.id,
      by: by.actor.name,
      at: now,
    });
    const said = { before: before.bounds, after: input.bounds, reason: input.reason };
    await record(db, target, 'target.change', by, said, { needs, directory });
  });
}

/** The owner accepts or objects; what was agreed on paper may be recorded on her behalf, with the reason. */
export async function answerTarget(input: AnswerParsed, by: By, needs: TargetDependencies): Promise<void> {
  // Read before the transaction, which holds the only connection.
  const directory = await needs.directory();
  const now = needs.clock.now();
  if (!input.accept && input.reason === '')
    throw invalid('reason_needed', 'An objection needs its reason', {
      field: 'reason',
      remedy: 'Say what stands against the target, and what would do.',
    });
  await needs.records.db.transaction().execute(async (db) => {
    const target = await readTarget(db, input.id);
    if (input.onBehalf) {
      assertMayChange(target, by.actor, directory, now);
      if (input.reason === '')
        throw invalid('reason_needed', 'An answer on behalf of the owner needs its reason', {
          field: 'reason',
          remedy: 'Say how and when the owner answered.',
        });
    } else if (!isOwner(by.actor, target.owner)) throw refused('Only the owner of a target answers it');
    const version = latestOf(target);
    if (version.state !== 'proposed')
      throw new AppError('conflict', 'not_proposed', 'There is nothing to answer: no proposal is open', {
        field: 'id',
      });
    const answer = {
      accepted: input.accept,
      by: by.actor.name,
      at: now,
      reason: input.reason,
      onBehalf: input.onBehalf,
    };
    await moveVersion(db, target.id, version, input.accept ? 'agreed' : 'objected', answer);
    if (input.accept) await cutBefore(db, target.id, version.version, version.from);
    const after = { state: input.accept ? 'agreed' : 'objected', version: version.version, onBehalf: input.onBehalf };
    const said = { before: 'proposed', after, reason: input.reason };
    await record(db, target, input.accept ? 'target.agree' : 'target.object', by, said, { needs, directory });
  });
}

/** Takes a target back: open versions are withdrawn, one in force ends now. Resolves with 1, or 0 where nothing was open. */
export async function withdrawTarget(id: string, reason: string, by: By, needs: TargetDependencies): Promise<number> {
  // Read before the transaction, which holds the only connection.
  const directory = await needs.directory();
  const now = needs.clock.now();
  return needs.records.db.transaction().execute(async (db) => {
    const target = await readTarget(db, id);
    assertMayChange(target, by.actor, directory, now);
    if (!isLive(target)) return 0;
    const before = latestOf(target);
    for (const version of target.versions)
      if (version.state !== 'withdrawn' && version.state !== 'agreed') await moveVersion(db, id, version, 'withdrawn');
    await cutBefore(db, id, LAST_VERSION, now);
    await record(
      db,
      target,
      'target.withdraw',
      by,
      { before: before.bounds, after: null, reason },
      { needs, directory },
    );
    return 1;
  });
}
