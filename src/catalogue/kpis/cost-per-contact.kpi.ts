import { type Expression, or } from '#src/semantic/expression.ts';
import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { count, prorated, ratio } from '#src/semantic/measure.ts';
import { contact } from '../entities/contact.ts';
import { cost } from '../entities/planning.ts';
import { noFacts } from '../examples/empty.ts';
import { booking, HANDLE_SETTINGS, handledContacts } from './leg-rules.ts';

const ofBots: Expression = cost.at.category.is('bot');
const ofPeople: Expression = or(cost.at.category.isNull(), cost.at.category.isNot('bot'));

const MONTH = {
  cost: [
    { start_at: '2026-11-01T00:00:00Z', end_at: '2026-12-01T00:00:00Z', category: 'staff', amount: 3000 },
    { start_at: '2026-11-01T00:00:00Z', end_at: '2026-12-01T00:00:00Z', category: 'bot', amount: 600 },
  ],
  contact: [
    ...[1, 2, 3].map(() => ({ ended_at: '2026-11-03T10:00:00Z', legs: 1, outcome: 'handled' })),
    { ended_at: '2026-11-03T10:00:00Z', outcome: 'abandoned' },
    ...[1, 2].map(() => ({ ended_at: '2026-11-03T10:00:00Z', outcome: 'bot', channel: 'chat', entered_bot: true })),
  ],
};

export const costPerContact = kpi({
  id: 'cost_per_contact',
  name: label('Cost per contact', '平均单次联络成本'),
  title: (p) => {
    const scope = p.choice('cost_per_contact.scope');
    if (scope === 'human') return label('Cost per contact handled by people', '平均单次联络成本（人工）');
    return scope === 'bot'
      ? label('Cost per contact ended by the bot', '平均单次联络成本（机器人）')
      : label('Cost per contact', '平均单次联络成本');
  },
  definition: label(
    'Operating cost of the period, shared out by clock, ÷ contacts handled in it. Scope human or bot keeps the two apart: mixing hides the change.',
    '期间运营成本（按时间分摊）÷ 期间处理量。human 与 bot 口径分开人工与机器人，混在一起会掩盖变化。',
  ),
  group: 'cost',
  unit: 'money',
  better: 'lower',
  uses: ['cost_per_contact.scope', ...HANDLE_SETTINGS],
  measure: (p) => {
    const scope = p.choice('cost_per_contact.scope');
    if (scope === 'bot')
      return ratio(prorated(cost, cost.at.amount, ofBots), count(contact, contact.is.contained, booking(p, contact)));
    return ratio(prorated(cost, cost.at.amount, scope === 'human' ? ofPeople : null), handledContacts(p));
  },
  aliases: ['平均单呼成本', '单呼成本', 'Cost per call'],
  source: 'kpi-catalogue §2-4, §3.10 [CN2]',
  examples: [
    noFacts,
    {
      name: 'per contact handled',
      given: MONTH,
      expect: 1200,
      misreading: { reading: 'per contact arrived', value: 600 },
    },
    {
      name: 'half a month of a monthly cost',
      given: MONTH,
      from: '2026-11-01',
      to: '2026-11-16',
      expect: 600,
      source: 'E7',
      misreading: { reading: 'the whole month’s cost', value: 1200 },
    },
    { name: 'people', given: MONTH, with: { 'cost_per_contact.scope': 'human' }, expect: 1000 },
    { name: 'bot', given: MONTH, with: { 'cost_per_contact.scope': 'bot' }, expect: 300 },
  ],
});
