import type { Dayjs } from 'dayjs';
import type { FINDING_ORIGINS, FINDING_SCOPES, PROOF_DAYS } from '../../contract/finding.ts';
import type { qualityApi } from '../api.ts';

/** The form as people fill it in; which fields are there follows from the two kinds. */
export type FindingFields = {
  readonly words: string;
  readonly measures: string;
  readonly originKind: (typeof FINDING_ORIGINS)[number];
  readonly kpi: string | undefined;
  readonly form: string | undefined;
  readonly item: string | undefined;
  readonly span: readonly [Dayjs, Dayjs];
  readonly contacts: string[];
  readonly appeal: string | undefined;
  readonly comparison: string;
  readonly month: Dayjs;
  readonly scopeNoun: (typeof FINDING_SCOPES)[number];
  readonly scopeId: string | undefined;
  readonly owner: string;
  readonly due: Dayjs;
  readonly measureKind: 'kpi' | 'item';
  readonly proofKpi: string | undefined;
  readonly proofForm: string | undefined;
  readonly proofItem: string | undefined;
  readonly direction: 'up' | 'down';
  readonly channel: string[] | undefined;
  readonly days: (typeof PROOF_DAYS)[number];
  readonly before: Dayjs;
  readonly settle: number | null;
};

type Opened = Parameters<typeof qualityApi.openFinding>[0];
const day = (at: Dayjs): string => at.format('YYYY-MM-DD');

/** What is said of a finding, but where it comes from. */
export function describedBy(fields: FindingFields): Omit<Opened, 'origin'> {
  const byKpi = fields.measureKind === 'kpi';
  return {
    words: fields.words,
    measures: fields.measures,
    scope: { noun: fields.scopeNoun, id: fields.scopeNoun === 'centre' ? null : (fields.scopeId ?? null) },
    month: fields.month.format('YYYY-MM'),
    owner: fields.owner,
    due: day(fields.due),
    proof: {
      measure: byKpi
        ? { kind: 'kpi', kpi: fields.proofKpi ?? '' }
        : { kind: 'item', form: fields.proofForm ?? '', item: fields.proofItem ?? '' },
      direction: fields.direction,
      where: byKpi && fields.channel !== undefined && fields.channel.length > 0 ? { channel: fields.channel } : {},
      days: fields.days,
      before: day(fields.before),
      settle: fields.settle ?? 0,
    },
  };
}

export function originBy(fields: FindingFields): Opened['origin'] {
  const { originKind: kind, form = '', item = '', kpi = '', appeal = '' } = fields;
  switch (kind) {
    case 'kpi':
      return { kind, kpi };
    case 'item': {
      const [from, to] = fields.span;
      return { kind, form, item, from: day(from), to: day(to.add(1, 'day')) };
    }
    case 'contact':
      return { kind, contacts: fields.contacts };
    case 'appeal':
      return { kind, appeal };
    case 'comparison':
      return { kind, words: fields.comparison };
  }
}
