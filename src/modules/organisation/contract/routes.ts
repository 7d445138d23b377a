import { z } from 'zod';
import { route } from '#src/http/route.ts';
import { assignment, assignmentKind } from './assignment.ts';
import { calendar, calendarInput } from './calendar.ts';
import { listImport, listView } from './list-import.ts';
import { membership, move, skillChange } from './membership.ts';
import { agent, client, project, queue, site, team } from './nouns.ts';

const READ = 'read:organisation';
const CHANGE = 'change:organisation';

const everything = z.object({
  /** Rises with every change. */
  revision: z.number().int(),
  sites: z.array(site),
  clients: z.array(client),
  projects: z.array(project),
  teams: z.array(team),
  agents: z.array(agent),
  queues: z.array(queue),
});

/** From, until (epoch milliseconds, `null` = until further notice) and the id that holds. */
const history = z.array(z.object({ from: z.number().int(), until: z.number().int().nullable(), value: z.string() }));
const done = z.object({ revision: z.number().int() });

export const organisationContract = {
  all: route(READ)
    .route({ method: 'GET', path: '/organisation', summary: 'Sites, clients, projects, teams, agents, queues' })
    .output(everything),
  history: route(READ)
    .route({ method: 'GET', path: '/assignments', summary: 'Where an agent or queue belonged, over time' })
    .input(z.object({ kind: assignmentKind, subject: z.string().min(1) }))
    .output(history),
  membership: route(READ)
    .route({ method: 'GET', path: '/memberships', summary: 'Who belonged where on a local day, with skills' })
    .input(z.object({ date: z.iso.date().optional() }))
    .output(membership),
  move: route(CHANGE)
    .route({ method: 'POST', path: '/memberships', summary: 'Say where an agent or queue belongs from a local day on' })
    .input(move)
    .output(done),
  moved: route(READ)
    .route({
      method: 'GET',
      path: '/memberships/moved',
      summary: 'Since when facts say otherwise than moves made later',
    })
    .output(
      z.object({
        /** Local day; empty: since ever; null: facts agree. */
        since: z.string().nullable(),
      }),
    ),
  saveSkill: route(CHANGE)
    .route({ method: 'POST', path: '/agent-skills', summary: 'Give a skill a level, or take it away, from a day on' })
    .input(skillChange)
    .output(done),
  calendars: route(READ)
    .route({ method: 'GET', path: '/calendars', summary: 'Open hours, every version of them' })
    .output(z.array(calendar)),
  saveCalendar: route(CHANGE)
    .route({ method: 'POST', path: '/calendars', summary: 'Make a calendar, or say what holds from a day on' })
    .input(calendarInput)
    .output(calendar),
  previewList: route(CHANGE)
    .route({ method: 'POST', path: '/organisation/preview', summary: 'What a list of agents or queues would change' })
    .input(listImport)
    .output(listView),
  importList: route(CHANGE)
    .route({ method: 'POST', path: '/organisation/import', summary: 'Keep the good rows of a list' })
    .input(listImport)
    .output(listView),
  assign: route(CHANGE)
    .route({ method: 'POST', path: '/assignments', summary: 'Record where an agent or queue belongs, and from when' })
    .input(assignment)
    .output(done),
  saveSite: route(CHANGE)
    .route({ method: 'POST', path: '/sites', summary: 'Make or change a site' })
    .input(site.partial().required({ name: true }))
    .output(site),
  saveClient: route(CHANGE)
    .route({ method: 'POST', path: '/clients', summary: 'Make or change a client' })
    .input(client.partial().required({ name: true }))
    .output(client),
  saveProject: route(CHANGE)
    .route({ method: 'POST', path: '/projects', summary: 'Make or change a project' })
    .input(project.partial().required({ name: true }))
    .output(project),
  saveTeam: route(CHANGE)
    .route({ method: 'POST', path: '/teams', summary: 'Make or change a team' })
    .input(team.partial().required({ name: true }))
    .output(team),
  saveAgent: route(CHANGE)
    .route({ method: 'POST', path: '/agents', summary: 'Make or change an agent' })
    .input(agent.partial().required({ name: true }))
    .output(agent),
  saveQueue: route(CHANGE)
    .route({ method: 'POST', path: '/queues', summary: 'Make or change a queue' })
    .input(queue.partial().required({ name: true }))
    .output(queue),
  nameInSource: route(CHANGE)
    .route({ method: 'POST', path: '/source-names', summary: 'Say whom a source means by a name' })
    .input(
      z.object({
        noun: z.enum(['agent', 'queue']),
        source: z.string(),
        name: z.string().min(1),
        id: z.string().min(1),
      }),
    )
    .output(done),
  importAgents: route(CHANGE)
    .route({ method: 'POST', path: '/agents/import', summary: 'Read an agents file (CSV)' })
    .input(z.object({ source: z.string().min(1), file: z.string().min(1), text: z.string().max(20_000_000) }))
    .output(z.object({ agents: z.number().int(), queues: z.number().int() })),
};
