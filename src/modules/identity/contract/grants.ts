import type { Reach, Role } from './roles.ts';

type Grant = Readonly<Partial<Record<Role, Reach>>>;

/** Staff who see how the centre as a whole does. */
const STAFF = {
  admin: 'all',
  manager: 'all',
  analyst: 'all',
  lead: 'all',
  duty: 'all',
  qa: 'all',
  qa_lead: 'all',
  planner: 'all',
  trainer: 'all',
  editor: 'all',
  process_owner: 'all',
  hr: 'all',
} as const satisfies Grant;

/** Those who answer for the whole centre. */
const HEADS = { admin: 'all', manager: 'all' } as const satisfies Grant;

/**
 * Who may do what, and to which rows: permission `action:resource` → role → reach. Every permission a route declares stands here, and nothing
 * that does not; a role left out may not. Read by the server for every call and by the pages to hide what it would refuse.
 */
export const GRANTS = {
  // Everybody signed in.
  'read:me': { ...STAFF, agent: 'own', client: 'project' },

  // Numbers: figures of the centre, its projects, sites and queues; and of teams and people.
  'read:kpi': { ...STAFF, lead: 'centre', agent: 'all', client: 'project' },
  'read:person': {
    ...HEADS,
    analyst: 'all',
    duty: 'all',
    qa: 'all',
    qa_lead: 'all',
    planner: 'all',
    trainer: 'all',
    hr: 'all',
    lead: 'team',
    agent: 'own',
  },
  'read:contact': {
    ...HEADS,
    analyst: 'all',
    duty: 'all',
    qa: 'all',
    qa_lead: 'all',
    trainer: 'all',
    lead: 'team',
    agent: 'own',
    client: 'project',
  },
  /** Every contact of a period as a file. */
  'export:contact': { ...HEADS, analyst: 'all' },
  /** Names and numbers of customers, unmasked. */
  'read:personal_data': { ...HEADS, qa_lead: 'all' },
  'read:setting': { ...STAFF },
  'change:setting': { ...HEADS },

  // Targets: what the centre has agreed to is everybody's; whose personal targets one sees, sets and answers is not.
  'read:target': {
    ...HEADS,
    analyst: 'all',
    duty: 'all',
    planner: 'all',
    hr: 'all',
    qa_lead: 'all',
    trainer: 'all',
    lead: 'team',
    agent: 'own',
    qa: 'all',
  },
  'change:target': { ...HEADS, lead: 'team' },
  'answer:target': { ...HEADS, lead: 'team', agent: 'own' },
  'read:exclusion': {
    ...HEADS,
    analyst: 'all',
    planner: 'all',
    hr: 'all',
    qa_lead: 'all',
    trainer: 'all',
    lead: 'team',
    agent: 'own',
  },
  'request:exclusion': { ...HEADS, planner: 'all', trainer: 'all', qa_lead: 'all', lead: 'team', agent: 'own' },
  'approve:exclusion': { ...HEADS },
  'approve:role_fit': { ...HEADS },

  // What people are judged on, and the sign-off of their months.
  'read:performance': { ...HEADS, hr: 'all', lead: 'team', agent: 'own' },
  'open:performance': { ...HEADS, hr: 'all', lead: 'team' },
  'confirm:performance': { agent: 'own' },
  'answer:performance': { ...HEADS, hr: 'all', lead: 'team' },
  'export:performance': { ...HEADS, hr: 'all', lead: 'team' },

  // The team lead's page and the handover of a shift.
  'read:briefing': { ...HEADS, duty: 'all', lead: 'team' },
  'write:handover': { ...HEADS, duty: 'all', lead: 'team' },

  // Alerts.
  'read:alert': { ...STAFF, lead: 'team' },
  'handle:alert': { ...HEADS, analyst: 'all', duty: 'all', planner: 'all', lead: 'team' },
  'read:alert_rule': { ...STAFF },
  'change:alert_rule': { ...HEADS, analyst: 'all' },

  // Closed periods and what costs.
  'read:closing': { ...STAFF, lead: 'centre', client: 'project' },
  'change:closing': { ...HEADS },
  'export:closing': { ...HEADS, analyst: 'all', client: 'project' },
  // Quality: what is judged, who is drawn, what was said of whose work, and who objects and decides.
  'read:quality_form': { ...STAFF, lead: 'centre', agent: 'all' },
  /** How items are to be read is said to everybody who is judged by them; whose contact it was is not. */
  'read:precedent': { ...STAFF, lead: 'centre', agent: 'all' },
  'change:quality_form': { ...HEADS, qa_lead: 'all' },
  'read:quality_plan': { ...HEADS, analyst: 'all', qa: 'all', qa_lead: 'all' },
  'change:quality_plan': { ...HEADS, qa_lead: 'all' },
  'read:evaluation': {
    ...HEADS,
    analyst: 'all',
    qa: 'all',
    qa_lead: 'all',
    trainer: 'all',
    hr: 'all',
    lead: 'team',
    agent: 'own',
    client: 'project',
  },
  /** What evaluations amount to, person by person: the client sees evaluations of its project, not people's months. */
  'read:qa_score': {
    ...HEADS,
    analyst: 'all',
    qa: 'all',
    qa_lead: 'all',
    trainer: 'all',
    hr: 'all',
    lead: 'team',
    agent: 'own',
  },
  'read:validity': { ...HEADS, analyst: 'all', qa: 'all', qa_lead: 'all', process_owner: 'all', trainer: 'all' },
  'read:severity': { ...HEADS, analyst: 'all', qa: 'all', qa_lead: 'all' },
  /** What inspectors can do, may score and do in which month. */
  'read:inspector': { ...HEADS, analyst: 'all', qa: 'all', qa_lead: 'all' },
  'change:inspector': { ...HEADS, qa_lead: 'all' },
  'change:evaluation': { qa: 'all', qa_lead: 'all' },
  'answer:evaluation': { agent: 'own' },
  /** Sessions in which inspectors are compared; an agent and her lead have no part in them. */
  'read:calibration': { ...HEADS, qa: 'all', qa_lead: 'all' },
  'change:calibration': { ...HEADS, qa_lead: 'all' },
  'decide:appeal': { ...HEADS, qa: 'all', qa_lead: 'all' },

  /** Calibrations and new words are the department's; coaching is the agent's and her lead's. */
  'read:quality_task': {
    ...HEADS,
    analyst: 'all',
    qa: 'all',
    qa_lead: 'all',
    trainer: 'all',
    process_owner: 'all',
    lead: 'team',
    agent: 'own',
  },
  'change:quality_task': { ...HEADS, qa: 'all', qa_lead: 'all', trainer: 'all', lead: 'team' },

  /** What is found in the work, and who sees to it: owners are of any staff; a lead sees her own teams' and those given to her. */
  'read:finding': { ...STAFF, lead: 'team' },
  'change:finding': { ...HEADS, qa_lead: 'all' },
  'answer:finding': { ...STAFF, lead: 'team' },

  /** Whether a model is asked, and whether contacts may leave the house for it. */
  'change:quality_model': { ...HEADS },

  // Reports, and how they reach their readers.
  'read:report': { ...STAFF, lead: 'centre', client: 'project' },
  'read:view': { ...STAFF },
  'fill:report': { ...HEADS, analyst: 'all', duty: 'all', lead: 'team' },
  'change:report': { ...HEADS, analyst: 'all' },
  'send:report': { ...HEADS, analyst: 'all', duty: 'all' },
  'read:schedule': { ...HEADS, analyst: 'all', duty: 'all' },
  'change:schedule': { ...HEADS, analyst: 'all' },
  'read:channel': { ...HEADS, analyst: 'all', duty: 'all' },
  'change:channel': { admin: 'all' },

  // Sources and the organisation.
  'read:source': { ...HEADS, analyst: 'all' },
  'write:source': { ...HEADS, analyst: 'all' },
  'write:event': { admin: 'all' },
  /** Take a customer out of everything kept. */
  'erase:customer': { admin: 'all' },
  'read:retention': { admin: 'all' },
  'change:retention': { admin: 'all' },
  'read:key': { admin: 'all' },
  'change:key': { admin: 'all' },
  'read:organisation': { ...STAFF },
  'change:organisation': { ...HEADS, planner: 'all', hr: 'all' },

  // Rosters, attendance, employment.
  'read:roster': { ...STAFF, lead: 'team', agent: 'own' },
  'change:roster': { ...HEADS, planner: 'all', hr: 'all' },
  'read:employment': { ...HEADS, hr: 'all' },
  'change:employment': { ...HEADS, hr: 'all' },

  // What the centre costs: budget, spent, cost of a point.
  'read:cost': { ...HEADS, analyst: 'all', planner: 'all' },
  'change:cost': { ...HEADS },
  'export:cost': { ...HEADS, analyst: 'all' },
  // Backups and health of the data.
  'backup:centre': { admin: 'all' },
  'read:health': { admin: 'all' },

  /** How large the centre is: which pages it shows, and who does everything. */
  'change:centre_size': { admin: 'all' },

  // People who sign in, and what they did.
  'read:user': { ...HEADS },
  'change:user': { admin: 'all' },
  'impersonate:user': { admin: 'all' },
  'read:audit': { admin: 'all' },
} as const satisfies Readonly<Record<`${string}:${string}`, Grant>>;

export type Permission = keyof typeof GRANTS;
