import type { RowCases } from '../row-cases.ts';
import type { Rows } from '../rows.ts';
import { BETA, OTHERS } from './case.ts';

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
  return {
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
    'quality.acknowledge': answer({}),
    'quality.appeal': answer({ item: 'kind', reason: 'I object' }),
  };
}
