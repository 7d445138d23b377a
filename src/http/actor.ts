/** Nouns a permission can be narrowed to; a row carries their ids as they were at its time. */
export type ScopeNoun = 'site' | 'project' | 'team' | 'agent';

/** Rows of these sites, projects, teams or agents. */
export type Limit = { readonly noun: ScopeNoun; readonly ids: readonly string[] };

/** Which rows a permission reaches: all of them, or those inside any one of the limits. */
export type Scope = 'all' | readonly Limit[];

/** Where a row belongs, as ids; what is absent or null belongs to nobody's scope. */
export type RowPlace = Readonly<Partial<Record<ScopeNoun, string | null>>>;

/** Who acts: a signed-in person, a system with an API key, or this process itself. */
export interface Actor {
  /** User id; what the audit trail keeps. */
  readonly id: string;
  readonly name: string;
  /** The agent this person is, where she is one. */
  readonly agent: string | null;
  readonly roles: readonly string[];
  /** Id of the person who looks at the centre as this one. */
  readonly onBehalfOf?: string;
  /** Rows a permission (`read:kpi`) reaches for this actor; `null` when it is not granted at all. */
  scopeOf(permission: string): Scope | null;
}

/** This process: command line, schedules, the loading of a sample. */
export const SYSTEM: Actor = { id: 'system', name: 'Yunchou', agent: null, roles: [], scopeOf: () => 'all' };

/** True when a row lies in a scope. */
export function reaches(scope: Scope | null, row: RowPlace): boolean {
  if (scope === null) return false;
  if (scope === 'all') return true;
  return scope.some(({ noun, ids }) => {
    const id = row[noun];
    return id != null && ids.includes(id);
  });
}
