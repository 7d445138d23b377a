import type { AssignmentKind } from '../contract/assignment.ts';

interface NamedTable {
  id: string;
  name: string;
}

/** What a source calls an agent or a queue. `source` is '' for a name that holds in every source. */
interface SourceNameTable {
  noun: 'agent' | 'queue';
  source: string;
  name: string;
  id: string;
}

interface AssignmentTable {
  kind: AssignmentKind;
  subject: string;
  value: string;
  from_at: number;
  until_at: number | null;
}

declare module '#src/records/records.ts' {
  interface Tables {
    site: NamedTable & { zone: string | null };
    client: NamedTable;
    project: NamedTable & { client: string | null };
    team: NamedTable & { site: string | null };
    agent: NamedTable & { number: string | null };
    queue: NamedTable & { channel: string | null; zone: string | null };
    source_name: SourceNameTable;
    assignment: AssignmentTable;
    skill: NamedTable;
    agent_skill: { agent: string; skill: string; level: number; from_at: number; until_at: number | null };
    calendar: { id: string; from_day: string; body: unknown; made_at: number };
    /** `moved_from`: the earliest instant from which somebody was moved after facts of that time had been derived. */
    organisation_revision: { revision: number; moved_from: number | null };
  }
}
