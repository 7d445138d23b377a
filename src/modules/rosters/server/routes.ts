import { implement } from '@orpc/server';
import { recordAct } from '#src/audit/record-act.ts';
import { type Actor, reaches } from '#src/http/actor.ts';
import { actorOf, type Caller } from '#src/http/route.ts';
import { AppError, invalid } from '#src/kernel/errors.ts';
import { rostersContract } from '../contract/routes.ts';
import { codeAt } from './codes.ts';
import type { RosterNeeds } from './dependencies.ts';
import { publishEmployments, rosteredDays } from './publish.ts';
import {
  addDays,
  addVersion,
  readCodes,
  readEmployments,
  readVersions,
  saveCode,
  saveEmployment,
} from './roster.store.ts';
import { type Publish, previewImport, takeImport } from './take-import.ts';

const LONGEST = 100;

/** The routes of rosters; everybody sees and changes the people her scope reaches. */
export function rosterRoutes(needs: RosterNeeds, publish: Publish) {
  const on = implement(rostersContract).$context<Caller>();
  const { records, clock, organisation } = needs;

  async function reached(actor: Actor, permission: string) {
    const directory = await organisation.directory();
    const scope = actor.scopeOf(permission);
    return {
      directory,
      may: (agent: string) => reaches(scope, { ...directory.placeAt({ agent }, clock.now()), agent }),
    };
  }
  async function mustReach(actor: Actor, permission: string, agents: readonly string[]): Promise<void> {
    const { may, directory } = await reached(actor, permission);
    for (const agent of agents) {
      if (!directory.agents.some(({ id }) => id === agent))
        throw new AppError('not_found', 'not_found', `There is no agent with the id "${agent}"`, { field: 'agent' });
      if (!may(agent))
        throw new AppError('forbidden', 'not_yours', 'This person is not in your reach', { field: 'agent' });
    }
  }

  return {
    month: on.month.handler(async ({ input, context }) => {
      const { from, until, team } = input;
      if (until < from || (Date.parse(until) - Date.parse(from)) / 86_400_000 > LONGEST)
        throw invalid('bad_range', `A roster is read for up to ${LONGEST} days`, {
          field: 'until',
          remedy: 'Choose a shorter range.',
        });
      const { directory, may } = await reached(actorOf(context), 'read:roster');
      const end = Date.parse(`${until}T12:00:00Z`);
      const people = directory.agents
        .map(({ id, name, number }) => ({ agent: id, name, number, team: directory.teamAt(id, end) }))
        .filter((person) => may(person.agent) && (team === undefined || person.team === team));
      const days = await rosteredDays(
        records.db,
        directory,
        needs.zone,
        from,
        until,
        people.map(({ agent }) => agent),
      );
      const rostered = new Set(days.map(({ agent }) => agent));
      return {
        from,
        until,
        people: people
          .filter(({ agent }) => rostered.has(agent))
          .map((person) => ({ ...person, team: person.team === null ? null : directory.nameOf('team', person.team) }))
          .sort((a, b) =>
            `${a.team ?? '\uffff'}\0${a.number ?? a.name}`.localeCompare(
              `${b.team ?? '\uffff'}\0${b.number ?? b.name}`,
            ),
          ),
        cells: days.map(({ agent, date, code, meaning, shift }) => ({
          agent,
          date,
          code,
          kind: meaning?.kind ?? null,
          attendance:
            shift === null
              ? null
              : shift.excused
                ? ('leave' as const)
                : !shift.present
                  ? ('absent' as const)
                  : (shift.late ?? 0) > 0
                    ? ('late' as const)
                    : ('came' as const),
          late: shift?.late == null ? null : Math.round(shift.late / 60_000),
        })),
        codes: await readCodes(records.db),
        versions: await readVersions(records.db),
      };
    }),
    preview: on.preview.handler(async ({ input, context }) => ({
      ...(await previewImport(needs, input, actorOf(context))).view,
      version: null,
    })),
    import: on.import.handler(({ input, context }) =>
      takeImport(needs, publish, input, actorOf(context), context.from ?? null),
    ),
    change: on.change.handler(async ({ input, context }) => {
      const actor = actorOf(context);
      await mustReach(actor, 'change:roster', [...new Set(input.days.map(({ agent }) => agent))]);
      const at = clock.now();
      const version = await records.db.transaction().execute(async (db) => {
        const codes = await readCodes(db);
        const unknown = input.days.find((day) => codeAt(codes, day.code, day.date) === null);
        if (unknown)
          throw invalid('unknown_code', `Nobody has said what the shift code "${unknown.code}" means`, {
            field: 'code',
            remedy: 'Define the shift code first.',
          });
        const made = await addVersion(db, {
          kind: 'change',
          label: input.reason ?? '',
          at,
          by: actor.name,
          cells: input.days.length,
          rejected: [],
        });
        await addDays(db, made, input.days);
        await recordAct(db, {
          actor,
          action: 'roster.change',
          object: { kind: 'roster_version', id: String(made) },
          after: input.days.slice(0, 100),
          reason: input.reason,
          from: context.from,
          at,
        });
        return made;
      });
      const dates = input.days.map(({ date }) => date).sort();
      await publish(version, dates[0] ?? '', dates.at(-1) ?? '');
      return { version };
    }),
    saveCode: on.saveCode.handler(async ({ input, context }) => {
      await records.db.transaction().execute(async (db) => {
        const before = codeAt(await readCodes(db), input.code, input.from);
        await saveCode(db, input);
        await recordAct(db, {
          actor: actorOf(context),
          action: 'shift_code.save',
          object: { kind: 'shift_code', id: input.code },
          before,
          after: input,
          from: context.from,
          at: clock.now(),
        });
      });
      return input;
    }),
    employments: on.employments.handler(async ({ context }) => {
      const { may } = await reached(actorOf(context), 'read:employment');
      return (await readEmployments(records.db)).filter(({ agent }) => may(agent));
    }),
    saveEmployment: on.saveEmployment.handler(async ({ input, context }) => {
      const actor = actorOf(context);
      await mustReach(actor, 'change:employment', [input.agent]);
      const at = clock.now();
      await records.db.transaction().execute(async (db) => {
        await saveEmployment(db, input);
        await recordAct(db, {
          actor,
          action: 'employment.save',
          object: { kind: 'agent', id: input.agent },
          after: input,
          from: context.from,
          at,
        });
      });
      await publishEmployments(needs, [input], at);
      return input;
    }),
  };
}
