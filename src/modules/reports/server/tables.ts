interface SavedViewTable {
  id: string;
  name: string;
  owner: string;
  owner_name: string;
  shared: boolean;
  roles: unknown;
  teams: unknown;
  address: string;
  question: unknown;
  made_at: number;
}

interface ReportTable {
  id: string;
  name: string;
  /** Everything the contract calls a report, besides its id. */
  body: unknown;
  made_by: string;
  made_at: number;
  removed_at: number | null;
}

interface ReportIssueTable {
  id: string;
  report: string;
  first_day: string;
  last_day: string;
  /** Rises when the numbers of a period are made again and are others. */
  version: number;
  data: unknown;
  fields: unknown;
  made_at: number;
}

interface ReportScheduleTable {
  id: string;
  report: string;
  body: unknown;
  active: boolean;
  next_at: number | null;
  made_by: string;
  made_at: number;
}

interface ReportRunTable {
  id: string;
  schedule: string | null;
  report: string;
  issue: string | null;
  due_at: number;
  ended_at: number | null;
  state: 'waiting' | 'sent' | 'failed' | 'skipped';
  provisional: boolean;
  missed: number;
  error: string | null;
  by: string;
}

declare module '#src/records/records.ts' {
  interface Tables {
    saved_view: SavedViewTable;
    view_default: { owner: string; path: string; view: string };
    report: ReportTable;
    report_issue: ReportIssueTable;
    report_schedule: ReportScheduleTable;
    report_run: ReportRunTable;
  }
}
