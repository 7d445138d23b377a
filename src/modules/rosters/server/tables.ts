interface ShiftCodeTable {
  code: string;
  from_date: string;
  /** JSON of the meaning. */
  meaning: string;
}
interface RosterVersionTable {
  version: number;
  kind: string;
  label: string;
  at: number;
  by_name: string;
  cells: number;
  /** JSON of what could not be used: nothing is lost silently. */
  rejected: string;
}
interface RosterDayTable {
  version: number;
  agent: string;
  date: string;
  code: string;
}
interface PunchTable {
  agent: string;
  at: number;
  version: number;
}
interface PunchDayTable {
  agent: string;
  date: string;
}
interface LeaveTable {
  agent: string;
  from_at: number;
  until_at: number;
  kind: string;
  approved: boolean;
  version: number;
}
interface EmploymentTable {
  agent: string;
  hired: string;
  left_on: string | null;
  kind: string | null;
}
interface RosterPersonTable {
  key: string;
  agent: string;
}
/** What was last sent of a person's day, so that a change sends only what differs. */
interface RosterSentTable {
  agent: string;
  date: string;
  /** JSON of fact rows by id, and of the planned spans. */
  sent: string;
}

declare module '#src/records/records.ts' {
  interface Tables {
    shift_code: ShiftCodeTable;
    roster_version: RosterVersionTable;
    roster_day: RosterDayTable;
    punch: PunchTable;
    punch_day: PunchDayTable;
    leave: LeaveTable;
    employment: EmploymentTable;
    roster_person: RosterPersonTable;
    roster_sent: RosterSentTable;
  }
}

export type { RosterDayTable };
