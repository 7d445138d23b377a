import { implement } from '@orpc/server';
import { Temporal } from 'temporal-polyfill';
import { recordAct } from '#src/audit/record-act.ts';
import { actorOf, type Caller } from '#src/http/route.ts';
import type { Clock } from '#src/kernel/clock.ts';
import { invalid } from '#src/kernel/errors.ts';
import { isoLocal, localDateTime, startOfDate } from '#src/kernel/zone.ts';
import type { Db, Records } from '#src/records/records.ts';
import { SINCE_EVER } from '../contract/assignment.ts';
import type { OrganisationApi } from '../contract/api.ts';
import type { Noun } from '../contract/directory.ts';
import type { Saved } from '../contract/nouns.ts';
import { organisationContract } from '../contract/routes.ts';
import { readHistory, saveAssignment } from './assignment.store.ts';
import { readCalendars, saveCalendar } from './calendar.store.ts';
import { storeList } from './list-import.store.ts';
import { takeList, viewOfList } from './lists.ts';
import { membershipAt } from './membership.ts';
import { noteMoved, readMoved } from './moved.store.ts';
import { type Nouns, saveNamed } from './named.store.ts';
import { readSkills, saveSkillOf, skillsAt } from './skill.store.ts';

export type OrganisationNeeds = {
  readonly api: OrganisationApi;
  readonly records: Records;
  /** One change: its rows and the new revision together. */
  readonly change: <T>(work: (db: Db) => Promise<T>) => Promise<T>;
  readonly zone: string;
  readonly clock: Clock;
};

/** The routes of the organisation; every change is on the trail. */
export function organisationRoutes(needs: OrganisationNeeds) {
  const { api, records, change, zone, clock } = needs;
  const on = implement(organisationContract).$context<Caller>();
  const revision = async () => ({ revision: (await api.directory()).revision });
  const startOf = (date: string): number => startOfDate(zone, Temporal.PlainDate.from(date));
  const today = (): string => localDateTime(zone, clock.now()).toPlainDate().toString();

  async function act(
    db: Db,
    context: Caller,
    action: string,
    object: { readonly kind: string; readonly id: string; readonly label?: string },
    said: { readonly before?: unknown; readonly after: unknown },
  ): Promise<void> {
    await recordAct(db, { actor: actorOf(context), action, object, ...said, from: context.from, at: clock.now() });
  }

  /** Makes or changes one thing of a noun. */
  const save =
    <N extends Noun>(noun: N) =>
    async ({ input, context }: { input: Saved<Nouns[N]>; context: Caller }): Promise<Nouns[N]> => {
      // Before the transaction, whose connection may be the only one.
      const rows = (await api.directory())[`${noun}s`] as readonly Nouns[N][];
      return change(async (db) => {
        const saved = await saveNamed(db, noun, input);
        const before = rows.find(({ id }) => id === saved.id) ?? null;
        await act(
          db,
          context,
          `${noun}.save`,
          { kind: noun, id: saved.id, label: saved.name },
          { before, after: saved },
        );
        return saved;
      });
    };

  return {
    all: on.all.handler(async () => {
      const { revision: now, sites, clients, projects, teams, agents, queues } = await api.directory();
      return {
        revision: now,
        sites: [...sites],
        clients: [...clients],
        projects: [...projects],
        teams: [...teams],
        agents: [...agents],
        queues: [...queues],
      };
    }),
    history: on.history.handler(({ input }) => readHistory(records.db, input.kind, input.subject)),
    membership: on.membership.handler(async ({ input }) => {
      const date = input.date ?? today();
      // Of today as it is now: who was moved this morning has been.
      const at = input.date === undefined || date === today() ? clock.now() : startOf(date);
      const held = await skillsAt(records.db, at);
      return { zone, date, ...membershipAt(await api.directory(), at), skills: await readSkills(records.db), held };
    }),
    move: on.move.handler(async ({ input, context }) => {
      const { kind, subject, value } = input;
      const [from, until] = [startOf(input.from), input.until === null ? null : startOf(input.until)];
      if (until !== null && until <= from)
        throw invalid('empty_range', 'The time ends before it begins', { field: 'until', remedy: 'Give a later day.' });
      await change(async (db) => {
        const before = await readHistory(db, kind, subject);
        await saveAssignment(db, { kind, subject, value, from, until });
        await noteMoved(db, from, clock.now());
        const after = { kind, value, from: input.from, until: input.until };
        await act(
          db,
          context,
          'assignment.save',
          { kind: kind === 'agent_team' ? 'agent' : 'queue', id: subject },
          { before, after },
        );
      });
      return revision();
    }),
    moved: on.moved.handler(async () => {
      const since = await readMoved(records.db);
      return { since: since === null ? null : since <= SINCE_EVER ? '' : isoLocal(zone, since).slice(0, 10) };
    }),
    saveSkill: on.saveSkill.handler(async ({ input, context }) => {
      await change(async (db) => {
        await saveSkillOf(db, { ...input, from: startOf(input.from) });
        await act(db, context, 'skill.save', { kind: 'agent', id: input.agent }, { after: input });
      });
      return revision();
    }),
    calendars: on.calendars.handler(() => readCalendars(records.db)),
    saveCalendar: on.saveCalendar.handler(({ input, context }) =>
      change(async (db) => {
        const before = (await readCalendars(db)).findLast(({ id }) => id === input.id) ?? null;
        const saved = await saveCalendar(db, input, clock.now());
        await act(
          db,
          context,
          'calendar.save',
          { kind: 'calendar', id: saved.id, label: saved.name },
          { before, after: saved },
        );
        return saved;
      }),
    ),
    previewList: on.previewList.handler(async ({ input }) => viewOfList(await takeList(needs, input))),
    importList: on.importList.handler(async ({ input, context }) => {
      const read = await takeList(needs, input);
      return change(async (db) => {
        await storeList(db, input.kind, read.changes, { startOf, today: today(), now: clock.now() });
        const view = viewOfList(read);
        const { made, changed, rejected } = view;
        const after = { kind: input.kind, made, changed, rejected: rejected.length };
        await act(db, context, 'organisation.import', { kind: 'organisation', id: input.file }, { after });
        return view;
      });
    }),
    assign: on.assign.handler(async ({ input, context }) => {
      await change(async (db) => {
        await saveAssignment(db, input);
        await noteMoved(db, input.from, clock.now());
        const object = { kind: input.kind === 'agent_team' ? 'agent' : 'queue', id: input.subject };
        await act(db, context, 'assignment.save', object, { after: input });
      });
      return revision();
    }),
    saveSite: on.saveSite.handler(save('site')),
    saveClient: on.saveClient.handler(save('client')),
    saveProject: on.saveProject.handler(save('project')),
    saveTeam: on.saveTeam.handler(save('team')),
    saveAgent: on.saveAgent.handler(save('agent')),
    saveQueue: on.saveQueue.handler(save('queue')),
    nameInSource: on.nameInSource.handler(async ({ input }) => {
      await api.nameInSource(input.noun, input.source, input.name, input.id);
      return revision();
    }),
    importAgents: on.importAgents.handler(async ({ input }) => {
      const { agents, queues } = await api.importAgents(input.source, { name: input.file, text: input.text });
      return { agents, queues };
    }),
  };
}
