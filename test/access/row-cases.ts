import type { Role } from '#src/modules/identity/contract/roles.ts';
import { BETA, OTHERS } from './row-cases/case.ts';
import { operationCases } from './row-cases/operations.ts';
import { performanceCases } from './row-cases/performance.ts';
import { qualityCases } from './row-cases/quality.ts';
import { targetCases } from './row-cases/targets.ts';
import type { Rows } from './rows.ts';

/** A call about rows: parameters of the path, and what is sent. */
type Given = { readonly params?: Record<string, string>; readonly input?: unknown };

export type RowCase = {
  readonly role: Role;
  /** About her own rows, and what the answer must hold; absent where she has none. */
  readonly own?: Given & { readonly holds: RegExp };
  /** About those of somebody else, and what no answer may hold. */
  readonly other: Given & { readonly never: RegExp };
  /** The error she gets; absent: an answer without those rows. */
  readonly refused?: string;
};

/** By route: its cases, or why it has no rows. */
export type RowCases = Readonly<Record<string, readonly RowCase[] | string>>;

const kpis = ['handled'];

/** The three who see some rows only, asking about theirs and about others'. */
const person = (filter: (where: object) => unknown, { counted }: { counted: RegExp }): RowCase[] => [
  {
    role: 'client',
    own: { input: filter({ project: ['alpha'] }), holds: counted },
    other: { input: filter({ project: ['beta'] }), never: BETA },
    refused: 'beyond_reach',
  },
  {
    role: 'lead',
    own: { input: filter({ team: ['team-anna'] }), holds: counted },
    other: { input: filter({ team: ['team-bert'] }), never: OTHERS },
    refused: 'beyond_reach',
  },
  {
    role: 'agent',
    own: { input: filter({ agent: ['anna'] }), holds: counted },
    other: { input: filter({ agent: ['Bert'] }), never: OTHERS },
    refused: 'beyond_reach',
  },
];

/**
 * Routes whose permission reaches some rows only, each with a call about own rows and one about others', or the reason why it has no rows.
 * A new route must say one or the other.
 */
export const rowCases = (rows: Rows): RowCases => ({
  'identity.me': 'tells about the caller alone, whom its session names',
  'kpis.takeTable': 'records that the caller takes what her page shows',
  'identity.setPassword': 'changes the caller alone, whom its session names',
  'kpis.list': 'the catalogue, which comes with the program',
  'kpis.detail': 'the catalogue, which comes with the program',
  'kpis.benchmarks': 'published figures; settings told are those of rows reached',
  'kpis.parameters': 'the catalogue, which comes with the program',
  'kpis.coverage': [{ role: 'client', own: { holds: /"contacts":43/ }, other: { never: /"contacts":76|pbx/ } }],
  'kpis.values': [
    {
      role: 'client',
      own: { params: { id: 'queue' }, holds: /alpha-line/ },
      other: { params: { id: 'queue' }, never: BETA },
    },
    {
      role: 'lead',
      own: { params: { id: 'agent' }, holds: /Anna/ },
      other: { params: { id: 'agent' }, never: OTHERS },
    },
    { role: 'agent', own: { params: { id: 'team' }, holds: /anna/ }, other: { params: { id: 'team' }, never: OTHERS } },
  ],
  'kpis.query': person((where) => ({ kpis, where }), { counted: /"value":\[[1-9]/ }),
  // Clients compare nothing: the route itself is about persons.
  'kpis.compare': person((where) => ({ kpis, by: 'queue', where }), { counted: /"value":[1-9]/ }).slice(1),
  'kpis.stats': person((where) => ({ measures: ['talk_time'], stats: ['count'], where }), { counted: /"value":[1-9]/ }),
  'kpis.passport': person((where) => ({ kpis, where }), { counted: /"value":[1-9]/ }),
  'kpis.behind': person((where) => ({ kpis, where, part: 'numerator' }), { counted: /alpha-0/ }),
  'kpis.contacts': person((where) => ({ where }), { counted: /alpha-0/ }),
  'kpis.contact': [
    ...(['client', 'lead', 'agent'] as const).map((role) => ({
      role,
      own: { params: { id: 'alpha-0' }, holds: /alpha-0/ },
      other: { params: { id: 'beta-0' }, never: /beta-line|bert|bela/i },
      refused: 'unknown_contact',
    })),
    {
      // Of the same client, but another's.
      role: 'agent',
      own: { params: { id: 'alpha-2' }, holds: /alpha-2/ },
      other: { params: { id: 'alpha-1' }, never: /arno/i },
      refused: 'unknown_contact',
    },
  ],
  ...targetCases(rows),
  ...operationCases(rows),
  ...performanceCases(),
  ...qualityCases(rows),
});
