import type { ExampleRows } from '#src/semantic/kpi.ts';

const random = { evaluated_at: '2026-11-16T10:00:00Z', contact_at: '2026-11-15T10:00:00Z', sample: 'random' };

/** Four random evaluations and a targeted one; the second random one has critical errors of two classes. */
export const EVALUATIONS: ExampleRows = {
  evaluation: [
    {
      ...random,
      contact_id: 'c1',
      score: 90,
      customer_score: 60,
      business_score: 100,
      passed: true,
      customer_verdict: 50,
    },
    {
      ...random,
      contact_id: 'c2',
      score: 80,
      customer_score: 80,
      business_score: 90,
      passed: true,
      critical_customer: true,
      critical_compliance: true,
      customer_verdict: 70,
    },
    {
      ...random,
      contact_id: 'c3',
      score: 95,
      customer_score: 90,
      business_score: 80,
      passed: true,
      appealed: true,
      overturned: true,
      customer_verdict: 95,
    },
    {
      ...random,
      contact_id: 'c4',
      score: 75,
      customer_score: 70,
      business_score: 70,
      passed: false,
      appealed: true,
      customer_verdict: 60,
    },
    {
      ...random,
      contact_id: 'c5',
      sample: 'targeted',
      score: 40,
      customer_score: 40,
      business_score: 30,
      passed: false,
      critical_business: true,
    },
    {
      ...random,
      contact_id: 'c5',
      sample: 'targeted',
      score: 50,
      customer_score: 30,
      business_score: 60,
      passed: false,
    },
  ],
  contact: ['c1', 'c2', 'c3', 'c4', 'c5', 'c6', 'c7', 'c8', 'c9', 'c10'].map((contact_id) => ({
    contact_id,
    first_touch: '2026-11-15T09:55:00Z',
    ended_at: '2026-11-15T10:00:00Z',
    legs: 1,
  })),
};
