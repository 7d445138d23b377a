import type { RowCases } from '../row-cases.ts';
import { type Rows, WEEK } from '../rows.ts';
import { BETA, OTHERS } from './case.ts';

/** Alerts, rosters, closings and reports. */
export function operationCases(rows: Rows): RowCases {
  const acts = (input: object) => [
    {
      role: 'lead' as const,
      own: { params: { id: rows.alertAnna }, input, holds: /team-anna/ },
      other: { params: { id: rows.alertBert }, input, never: OTHERS },
      refused: 'not_yours',
    },
  ];
  const week = { params: { id: WEEK } };
  const files = { format: 'xlsx' };
  return {
    'alerts.list': [{ role: 'lead', own: { holds: /team-anna/ }, other: { never: OTHERS } }],
    'alerts.acknowledge': acts({}),
    'alerts.note': acts({ text: 'I look into it' }),
    'alerts.close': acts({ text: 'Over' }),

    'rosters.month': (['lead', 'agent'] as const).map((role) => ({
      role,
      own: { input: { from: '2026-11-16', until: '2026-11-22' }, holds: /Anna/ },
      other: { input: { from: '2026-11-16', until: '2026-11-22', team: 'team-bert' }, never: OTHERS },
    })),

    'closings.list': [
      {
        role: 'client',
        own: { input: { kind: 'week' }, holds: /2026-W47.*"state":"differs"/ },
        other: { input: { kind: 'week' }, never: /Yunchou|system|beta/i },
      },
    ],
    'closings.preview': [
      // Seven of ten days, four contacts a day, and the one that came late; both clients together had 50.
      { role: 'client', own: { ...week, holds: /"contacts":29/ }, other: { ...week, never: /"contacts":50/ } },
      { role: 'lead', own: { ...week, holds: /"contacts":51/ }, other: { ...week, never: OTHERS } },
    ],
    'closings.detail': [
      {
        role: 'client',
        own: { ...week, holds: /alpha-late-0/ },
        other: { ...week, never: /beta|bert|bela|anna|pbx/i },
      },
      {
        role: 'lead',
        // What the centre did is hers to know; whom it was about only in her team.
        own: { ...week, holds: /"dimension":"centre".*"dimension":"team","group":"team-anna"/ },
        other: { ...week, never: /"group":"(team-)?(bert|arno|bela)|beta-late-0/i },
      },
    ],
    'closings.export': [
      {
        role: 'client',
        own: { ...week, holds: /alpha-late-0/ },
        other: { ...week, never: /beta|bert|bela|anna|pbx/i },
      },
    ],

    'reports.list': [
      { role: 'client', own: { holds: /Alpha day/ }, other: { never: /beta|centre day|day of team/i } },
      { role: 'lead', own: { holds: /Centre day.*Day of team A/ }, other: { never: /Day of team B/ } },
    ],
    'reports.issues': [
      {
        role: 'client',
        own: { params: { id: rows.reportAlpha }, holds: /Alpha day/ },
        other: { params: { id: rows.reportBeta }, never: BETA },
        refused: 'no_such_report',
      },
    ],
    'reports.issue': [
      {
        role: 'client',
        own: { params: { id: rows.issueAlpha }, input: { language: 'en' }, holds: /alpha-line/ },
        other: { params: { id: rows.issueBeta }, input: { language: 'en' }, never: BETA },
        refused: 'no_such_report',
      },
      {
        // The project is hers, those who work for it are not.
        role: 'client',
        own: { params: { id: rows.issueAlpha }, input: { language: 'en' }, holds: /alpha-line/ },
        other: { params: { id: rows.issueAlpha }, input: { language: 'en' }, never: /anna|arno/i },
      },
      {
        role: 'client',
        own: { params: { id: rows.issueAlpha }, input: { language: 'en' }, holds: /alpha-line/ },
        other: { params: { id: rows.issueCentre }, input: { language: 'en' }, never: BETA },
        refused: 'no_such_report',
      },
      {
        role: 'lead',
        own: { params: { id: rows.issueCentre }, input: { language: 'en' }, holds: /beta-line.*team-anna/ },
        other: { params: { id: rows.issueCentre }, input: { language: 'en' }, never: OTHERS },
      },
      {
        role: 'lead',
        own: { params: { id: rows.issueTeamAnna }, input: { language: 'en' }, holds: /alpha-line/ },
        other: { params: { id: rows.issueTeamBert }, input: { language: 'en' }, never: OTHERS },
        refused: 'no_such_report',
      },
    ],
    'reports.fillIn': [
      {
        role: 'lead',
        own: { params: { id: rows.issueTeamAnna }, input: { fields: { why: 'Two were ill' } }, holds: /true/ },
        other: { params: { id: rows.issueTeamBert }, input: { fields: { why: 'Nobody came' } }, never: OTHERS },
        refused: 'no_such_report',
      },
      {
        // What the centre missed is said by those who answer for it.
        role: 'lead',
        other: { params: { id: rows.issueCentre }, input: { fields: { why: 'Not us' } }, never: OTHERS },
        refused: 'no_such_report',
      },
    ],
    'reports.file': [
      {
        role: 'client',
        own: { params: { id: rows.issueAlpha, ...files }, input: { language: 'en' }, holds: /alpha-line/ },
        other: { params: { id: rows.issueBeta, ...files }, input: { language: 'en' }, never: BETA },
        refused: 'no_such_report',
      },
      {
        role: 'lead',
        own: { params: { id: rows.issueCentre, ...files }, input: { language: 'en' }, holds: /team-anna/ },
        other: { params: { id: rows.issueCentre, ...files }, input: { language: 'en' }, never: OTHERS },
      },
    ],
  };
}
