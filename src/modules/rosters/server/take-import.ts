import { recordAct } from '#src/audit/record-act.ts';
import { type Actor, reaches } from '#src/http/actor.ts';
import { localDateTime } from '#src/kernel/zone.ts';
import { SINCE_EVER } from '#src/modules/organisation/contract/assignment.ts';
import type { Directory } from '#src/modules/organisation/contract/directory.ts';
import { addDays } from '#src/sheets/dates.ts';
import { readWorkbook, type Workbook } from '#src/sheets/workbook.ts';
import type { ImportView, RosterImport } from '../contract/roster.ts';
import { codeAt } from './codes.ts';
import type { RosterNeeds } from './dependencies.ts';
import { publishEmployments } from './publish.ts';
import { type ReadImport, readImport } from './read-import.ts';
import {
  addDays as addRosterDays,
  addLeave,
  addPunches,
  addVersion,
  readCodes,
  readPeopleAnswers,
  saveCode,
  saveEmployment,
  savePeopleAnswers,
} from './roster.store.ts';

export type Publish = (version: number, from: string, until: string) => Promise<number>;
type Input = Required<Pick<RosterImport, 'codes' | 'people' | 'addPeople'>> & RosterImport;

/** Reads a workbook as this actor may: people she does not reach are strangers to her. Stores nothing. */
export async function previewImport(needs: RosterNeeds, input: Input, actor: Actor): Promise<ReadImport> {
  return understood(needs, await readWorkbook(input.file, Buffer.from(input.content, 'base64')), input, actor);
}

async function understood(needs: RosterNeeds, workbook: Workbook, input: Input, actor: Actor): Promise<ReadImport> {
  const { db } = needs.records;
  const directory = await needs.organisation.directory();
  const now = needs.clock.now();
  const answered = await readPeopleAnswers(db);
  for (const [key, agent] of Object.entries(input.people)) answered.set(key, agent);
  return readImport(workbook, {
    kind: input.kind,
    year: input.year ?? localDateTime(needs.zone, now).year,
    zone: needs.zone,
    directory: reachedBy(directory, actor, now),
    codes: await readCodes(db),
    codeAnswers: input.codes,
    people: answered,
    addPeople: input.addPeople,
  });
}

function reachedBy(directory: Directory, actor: Actor, now: number): Directory {
  const scope = actor.scopeOf('change:roster');
  const agents = directory.agents.filter(({ id }) =>
    reaches(scope, { ...directory.placeAt({ agent: id }, now), agent: id }),
  );
  return { ...directory, agents };
}

/** Keeps the good rows under a new version, remembers the answers, and sends what follows from them to the facts. */
export async function takeImport(
  needs: RosterNeeds,
  publish: Publish,
  input: Input,
  actor: Actor,
  from: string | null,
): Promise<ImportView> {
  const workbook = await readWorkbook(input.file, Buffer.from(input.content, 'base64'));
  let read = await understood(needs, workbook, input, actor);
  if (input.addPeople && read.view.openPeople.length > 0) {
    await addPeople(needs, read.view.openPeople);
    read = await understood(needs, workbook, { ...input, addPeople: false }, actor);
  }
  const at = needs.clock.now();
  const version = await needs.records.db.transaction().execute(async (db) => {
    const made = await addVersion(db, {
      kind: input.kind,
      label: input.file,
      at,
      by: actor.name,
      cells: read.view.kept,
      rejected: read.rejections,
    });
    const kept = await readCodes(db);
    for (const code of read.view.codes) {
      // A code that means what it meant needs no new word.
      if (JSON.stringify(codeAt(kept, code.code, code.from)) !== JSON.stringify(code.meaning)) await saveCode(db, code);
    }
    await savePeopleAnswers(db, input.people);
    await addRosterDays(db, made, read.days);
    await addPunches(db, made, read.punches, read.punchDays);
    await addLeave(db, made, read.leaves);
    for (const row of read.employments) await saveEmployment(db, row);
    await recordAct(db, {
      actor,
      action: `${input.kind}.import`,
      object: { kind: 'roster_version', id: String(made), label: input.file },
      after: { kept: read.view.kept, rejected: read.rejections.length, people: read.view.people },
      from,
      at,
    });
    return made;
  });
  const range = rangeOf(read, needs.zone);
  if (range) await publish(version, ...range);
  await publishEmployments(needs, read.employments, at);
  return { ...read.view, version };
}

/** Local dates an import may change something on. */
function rangeOf(read: ReadImport, zone: string): [string, string] | null {
  const local = (at: number): string => localDateTime(zone, at).toPlainDate().toString();
  const dates = [
    ...read.days.map(({ date }) => date),
    ...read.punchDays.map(({ date }) => date),
    ...read.punches.map(({ at }) => local(at)),
    ...read.leaves.flatMap(({ from_at, until_at }) => [local(from_at), local(until_at)]),
  ].sort();
  const [first, last] = [dates[0], dates.at(-1)];
  return first && last ? [addDays(first, -1), addDays(last, 1)] : null;
}

/** Makes agents of strangers; a team the table names is where they start. */
async function addPeople({ organisation }: RosterNeeds, people: ImportView['openPeople']): Promise<void> {
  for (const { number, name, team } of people) {
    const agent = await organisation.saveAgent({ name: name ?? number ?? '?', ...(number !== null && { number }) });
    if (team === null) continue;
    const home = await organisation.saveTeam({ name: team });
    await organisation.assign({ kind: 'agent_team', subject: agent.id, value: home.id, from: SINCE_EVER, until: null });
  }
}
