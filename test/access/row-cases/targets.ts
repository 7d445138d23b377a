import type { RowCases } from '../row-cases.ts';
import type { Rows } from '../rows.ts';
import { OTHERS } from './case.ts';

/** Targets and exclusions: a lead sets and sees those of her team, an agent answers her own. */
export function targetCases(rows: Rows): RowCases {
  const [annaOwner, bertOwner] = [
    { kind: 'agent', id: 'anna' },
    { kind: 'agent', id: 'bert' },
  ];
  const bounds = { kind: 'at_most', value: 90 };
  const day = { from: '2026-11-20', to: '2026-11-21', kind: 'training', reason: 'A course' };
  const span = { kpi: 'aht', from: '2026-11-16', to: '2026-11-26' };
  const both = ['lead', 'agent'] as const;
  return {
    'targets.goals': 'what the company wants is everybody’s; a goal tells counts, no targets',
    'targets.saveGoal': [
      {
        role: 'lead',
        other: { input: { name: 'Mine', from: '2026-12-01', to: '2026-12-31' }, never: OTHERS },
        refused: 'not_yours',
      },
    ],
    'targets.tree': both.map((role) => ({
      role,
      own: { params: { id: rows.goal }, holds: /Anna/ },
      other: { params: { id: rows.goal }, never: OTHERS },
    })),
    'targets.draft': [
      {
        role: 'lead',
        own: {
          params: { goal: rows.drafts },
          input: { kpi: 'talk_avg', kind: 'agent', ids: ['anna'] },
          holds: /"count":1/,
        },
        other: {
          params: { goal: rows.drafts },
          input: { kpi: 'talk_avg', kind: 'agent', ids: ['bert'] },
          never: OTHERS,
        },
        refused: 'nothing_to_propose',
      },
    ],
    'targets.send': [
      {
        role: 'lead',
        own: { params: { id: rows.drafts }, input: { targets: [rows.draftAnna] }, holds: /"count":1/ },
        other: { params: { id: rows.drafts }, input: { targets: [rows.draftBert] }, never: /"count":[1-9]|bert/i },
      },
    ],
    'targets.export': both.map((role) => ({
      role,
      own: { params: { id: rows.goal }, holds: /Anna/ },
      other: { params: { id: rows.goal }, never: OTHERS },
    })),
    'targets.import': [
      {
        role: 'lead',
        other: { params: { id: rows.goal }, input: { name: 'all.xlsx', base64: rows.workbook }, never: OTHERS },
        refused: 'not_yours',
      },
    ],
    'targets.detail': both.map((role) => ({
      role,
      own: { params: { id: rows.keptAnna }, holds: /Anna/ },
      other: { params: { id: rows.keptBert }, never: OTHERS },
      refused: 'unknown_target',
    })),
    'targets.change': [
      {
        role: 'lead',
        own: { params: { id: rows.keptAnna }, input: { bounds, reason: 'more calls' }, holds: /"count":1/ },
        other: { params: { id: rows.keptBert }, input: { bounds, reason: 'more calls' }, never: OTHERS },
        refused: 'not_yours',
      },
    ],
    'targets.answer': [
      {
        role: 'agent',
        own: { params: { id: rows.openAnna }, input: { accept: true }, holds: /"count":1/ },
        other: { params: { id: rows.openBert }, input: { accept: true }, never: OTHERS },
        refused: 'not_yours',
      },
    ],
    'targets.comment': both.map((role) => ({
      role,
      own: { params: { id: rows.openAnna }, input: { text: 'Fine' }, holds: /"count":1/ },
      other: { params: { id: rows.openBert }, input: { text: 'Fine' }, never: OTHERS },
      refused: 'unknown_target',
    })),
    'targets.withdraw': [
      {
        role: 'lead',
        own: { params: { id: rows.draftAnna }, input: { reason: 'too soon' }, holds: /"count":1/ },
        other: { params: { id: rows.draftBert }, input: { reason: 'too soon' }, never: OTHERS },
        refused: 'not_yours',
      },
    ],
    'targets.inbox': [
      { role: 'lead', own: { holds: /team-anna/ }, other: { never: OTHERS } },
      { role: 'agent', own: { holds: /"kpi":"handled".*Anna/ }, other: { never: OTHERS } },
    ],
    'targets.inForce': both.map((role) => ({
      role,
      own: { input: { owner: annaOwner }, holds: /talk_avg/ },
      other: { input: { owner: bertOwner }, never: /talk_avg|bert/i },
    })),
    'targets.exclusions': both.map((role) => ({
      role,
      own: { holds: /Training of anna/ },
      other: { never: OTHERS },
    })),
    'targets.requestExclusion': both.map((role) => ({
      role,
      own: { input: { ...day, agent: 'anna' }, holds: /requested/ },
      other: { input: { ...day, agent: 'bert' }, never: OTHERS },
      refused: 'not_yours',
    })),
    'targets.personal': both.map((role) => ({
      role,
      own: { input: { ...span, agent: 'anna' }, holds: /"value":[1-9]/ },
      other: { input: { ...span, agent: 'bert' }, never: OTHERS },
      refused: 'not_yours',
    })),
    'targets.roleFit': 'uses of KPIs for persons in general, approved for the whole centre',
    'targets.requestRoleFit': 'asks to use a KPI for persons in general; names nobody',
  };
}
