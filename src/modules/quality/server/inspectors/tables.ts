interface InspectorSkillTable {
  id: string;
  /** User id. */
  inspector: string;
  skill: string;
  proof: string;
  link: string | null;
  /** Start of the day it was shown; end of the last day it holds. */
  from_at: number;
  until_at: number | null;
  given_at: number;
  given_by: string;
  withdrawn_at: number | null;
}

interface CertificateTable {
  id: string;
  inspector: string;
  inspector_name: string;
  form: string | null;
  channel: string | null;
  until_at: number | null;
  given_at: number;
  given_by: string;
  lapsed_at: number | null;
  lapsed_why: string | null;
  lapsed_skill: string | null;
  lapsed_low: number | null;
  lapsed_form: string | null;
  lapsed_by: string | null;
  lapsed_words: string;
}

interface RotationTable {
  month: string;
  inspector: string;
  inspector_name: string;
  duty: string;
  /** JSON: team ids. */
  teams: string;
  hours: number | null;
  saved_at: number;
  saved_by: string;
}

interface RotationRuleTable {
  id: number;
  limit_months: number;
}

declare module '#src/records/records.ts' {
  interface Tables {
    quality_inspector_skill: InspectorSkillTable;
    quality_certificate: CertificateTable;
    quality_rotation: RotationTable;
    quality_rotation_rule: RotationRuleTable;
  }
}

export type InspectorSkillRow = InspectorSkillTable;
export type CertificateRow = CertificateTable;
