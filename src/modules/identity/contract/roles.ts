/** What a person is in the centre; one person may hold several. Names on screen are texts of this module. */
export const ROLES = [
  'admin',
  'manager',
  'analyst',
  'lead',
  'duty',
  'qa',
  'qa_lead',
  'planner',
  'trainer',
  'editor',
  'process_owner',
  'hr',
  'agent',
  'client',
] as const;
export type Role = (typeof ROLES)[number];

/**
 * How far a grant reaches: the person's own rows, those of the teams, projects or sites she holds the role for, or all. A role held for some
 * sites, projects or teams only reaches no further than those, whatever the grant says; but for `centre`, which shows the whole to somebody who is held responsible for a team.
 */
export type Reach = 'own' | 'team' | 'project' | 'site' | 'centre' | 'all';
