import type { RowCases } from '../row-cases.ts';
import type { Rows } from '../rows.ts';
import { BETA, OTHERS } from './case.ts';

const NOVEMBER = { from: '2026-11-01', to: '2026-12-01' };

/** Evaluations: an agent's are hers and her lead's, a client's those of the own project. */
export function qualityCases(rows: Rows): RowCases {
  const [anna, bert] = [{ params: { id: rows.evaluationAnna } }, { params: { id: rows.evaluationBert } }];
  const answer = (input: object) => [
    {
      role: 'agent' as const,
      own: { ...anna, input, holds: /Anna/ },
      other: { ...bert, input, never: OTHERS },
      refused: 'unknown_evaluation',
    },
  ];
  const [taskAnna, taskBert] = [{ params: { id: rows.taskAnna } }, { params: { id: rows.taskBert } }];
  return {
    'quality.handbook':
      'how items are to be read is said to everybody; contacts are named to those who may see them all',
    'quality.tasks': (['lead', 'agent'] as const).map((role) => ({
      role,
      own: { holds: /Anna/ },
      other: { never: OTHERS },
    })),
    'quality.coach': [
      {
        role: 'lead',
        own: { ...anna, input: { words: 'Listen', due: '2026-12-31' }, holds: /Anna/ },
        other: { ...bert, input: { words: 'Listen', due: '2026-12-31' }, never: OTHERS },
        refused: 'unknown_evaluation',
      },
    ],
    'quality.closeTask': [
      {
        role: 'lead',
        own: { ...taskAnna, input: { outcome: 'Done' }, holds: /Anna/ },
        other: { ...taskBert, input: { outcome: 'Done' }, never: OTHERS },
        refused: 'unknown_task',
      },
    ],
    'quality.confirmTask': [
      {
        role: 'agent',
        own: { params: { id: rows.coachedAnna }, input: {}, holds: /Anna/ },
        other: { params: { id: rows.coachedBert }, input: {}, never: OTHERS },
        refused: 'unknown_task',
      },
    ],
    'quality.findings': [
      {
        role: 'lead',
        own: { holds: /all like Anna.*Long calls of Anna|Anna.*all like Anna/ },
        other: { never: OTHERS },
      },
    ],
    'quality.findingMonths': [{ role: 'lead', own: { holds: /"found":2/ }, other: { never: OTHERS } }],
    'quality.finding': [
      {
        role: 'lead',
        own: { params: { id: rows.findingAnna }, holds: /Anna/ },
        other: { params: { id: rows.findingBert }, never: OTHERS },
        refused: 'unknown_finding',
      },
    ],
    'quality.noteFinding': [
      {
        role: 'lead',
        own: { params: { id: rows.findingAnna }, input: { words: 'Seen' }, holds: /Anna/ },
        other: { params: { id: rows.findingBert }, input: { words: 'Seen' }, never: OTHERS },
        refused: 'unknown_finding',
      },
    ],
    'quality.answerFinding': [
      {
        role: 'lead',
        own: { params: { id: rows.findingLead }, input: { act: 'accept' }, holds: /accepted/ },
        other: { params: { id: rows.findingBert }, input: { act: 'accept' }, never: OTHERS },
        refused: 'unknown_finding',
      },
      {
        // Of her team, but another's to see to.
        role: 'lead',
        other: { params: { id: rows.findingAnna }, input: { act: 'accept' }, never: OTHERS },
        refused: 'not_owner',
      },
    ],
    'quality.formFile': 'how work is judged is said to everybody whose work is judged',
    'quality.forms': 'how work is judged is said to everybody whose work is judged',
    'quality.precedents': 'how items are to be read is said to everybody; contacts are named to those who may see them',
    'quality.evaluations': [
      { role: 'lead', own: { holds: /Anna/ }, other: { never: OTHERS } },
      { role: 'agent', own: { holds: /Anna/ }, other: { never: OTHERS } },
      { role: 'client', own: { holds: /Anna/ }, other: { never: BETA } },
    ],
    'quality.evaluation': (['lead', 'agent', 'client'] as const).map((role) => ({
      role,
      own: { ...anna, holds: /well done, Anna/ },
      other: { ...bert, never: OTHERS },
      refused: 'unknown_evaluation',
    })),
    'quality.scores': (['lead', 'agent'] as const).map((role) => ({
      role,
      own: { input: NOVEMBER, holds: /Anna/ },
      other: { input: NOVEMBER, never: OTHERS },
    })),
    'quality.look': (['lead', 'agent', 'client'] as const).map((role) => ({
      role,
      own: { ...anna, holds: /messages/ },
      other: { ...bert, never: OTHERS },
      refused: 'unknown_evaluation',
    })),
    'quality.recording': (['lead', 'agent', 'client'] as const).map((role) => ({
      role,
      other: { ...bert, never: OTHERS },
      refused: 'unknown_evaluation',
    })),
    'quality.checkAnswers': (['lead', 'agent', 'client'] as const).map((role) => ({
      role,
      own: { ...anna, holds: /\[\]/ },
      other: { ...bert, never: OTHERS },
      refused: 'unknown_evaluation',
    })),
    'quality.sourceAgreement': (['lead', 'agent'] as const).map((role) => ({
      role,
      other: { input: NOVEMBER, never: OTHERS },
    })),
    'quality.acknowledge': answer({}),
    'quality.appeal': answer({ item: 'kind', reason: 'I object' }),
  };
}
