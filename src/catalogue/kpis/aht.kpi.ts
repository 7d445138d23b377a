import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { type Linear, plus, ratio, sum } from '#src/semantic/measure.ts';
import type { Measure } from '#src/semantic/measure.ts';
import type { ParameterValues } from '#src/semantic/parameter.ts';
import { and } from '#src/semantic/expression.ts';
import { agentLeg } from '../entities/agent-leg.ts';
import { contact } from '../entities/contact.ts';
import { noFacts } from '../examples/empty.ts';
import { booking, HANDLE_SETTINGS, handledContacts, handledLegs, legTotal, talkOf } from './leg-rules.ts';

function perLeg(p: ParameterValues): Measure {
  const parts: Linear[] = [legTotal(p, talkOf(p))];
  if (p.flag('aht.count_hold')) parts.push(legTotal(p, agentLeg.at.hold));
  if (p.flag('aht.count_acw')) parts.push(legTotal(p, agentLeg.at.acw));
  if (p.flag('aht.count_consult')) parts.push(legTotal(p, agentLeg.at.consult));
  if (p.flag('aht.count_outbound_ring'))
    parts.push(
      sum(
        agentLeg,
        agentLeg.at.ring,
        and(agentLeg.is.handled, agentLeg.at.direction.is('outbound')),
        booking(p, agentLeg),
      ),
    );
  return ratio(plus(...parts), handledLegs(p));
}

function perContact(p: ParameterValues): Measure {
  const total = (value: typeof contact.at.talk_time): Linear =>
    sum(contact, value, contact.is.handled, booking(p, contact));
  const parts: Linear[] = [total(contact.at.talk_time)];
  if (p.flag('aht.count_hold')) parts.push(total(contact.at.hold_time));
  if (p.flag('aht.count_acw')) parts.push(total(contact.at.acw_time));
  return ratio(plus(...parts), handledContacts(p));
}

export const aht = kpi({
  id: 'aht',
  name: label('Average handle time', '平均处理时长'),
  definition: label(
    '(Σ talk + Σ hold + Σ after-contact work) ÷ handled legs. Text contacts count the time in the agent’s open turns where it is known. Outbound ringing and consultations stay out.',
    '（通话 + 保持 + 话后）÷ 坐席处理段数。文字渠道在可得时计坐席待回复轮次内的时间。外呼振铃与咨询不计。',
  ),
  group: 'efficiency',
  unit: 'duration',
  better: 'band',
  uses: [
    'aht.count_hold',
    'aht.count_acw',
    'aht.count_consult',
    'aht.count_outbound_ring',
    'aht.level',
    'aht.text_time',
    ...HANDLE_SETTINGS,
  ],
  measure: (p) => (p.choice('aht.level') === 'contact' ? perContact(p) : perLeg(p)),
  measureBy: { agent: perLeg, team: perLeg },
  aliases: ['AHT', '平均操作时间', '平均服务时间', '平均处理时间'],
  source: 'kpi-catalogue §3.4 [A2][X9][CN14]',
  examples: [
    noFacts,
    {
      name: 'talk + hold + after-contact work',
      given: 'handled_legs',
      expect: 260,
      misreading: { reading: 'talk + after-contact work, hold forgotten', value: 240 },
    },
    { name: 'without after-contact work', given: 'handled_legs', with: { 'aht.count_acw': false }, expect: 200 },
    {
      name: 'transferred call: per leg',
      given: 'transferred_call',
      expect: 240,
      source: 'V15',
      misreading: { reading: 'per contact', value: 480 },
    },
    {
      name: 'transferred call, by agent',
      given: 'transferred_call',
      by: ['agent'],
      expect: { 'agent=anna': 180, 'agent=ben': 300 },
      source: 'V15',
    },
    {
      name: 'team: ratio of sums, not mean of agents’ means',
      given: {
        agent_leg: [60, 60, 60, 300].map((s, i) => ({
          kind: 'customer',
          agent: i < 3 ? 'anna' : 'ben',
          ended_at: '2026-11-16T10:10:00Z',
          talk: `${s}s`,
        })),
      },
      expect: 120,
      source: 'E1',
      misreading: { reading: 'mean of the agents’ means', value: 180 },
    },
    {
      name: 'text: active time',
      given: {
        agent_leg: [{ kind: 'customer', channel: 'chat', ended_at: '2026-11-16T10:40:00Z', talk: '40m', active: '6m' }],
      },
      expect: 360,
      source: '[A1][F1]',
      misreading: { reading: 'the time the conversation was open', value: 2400 },
    },
  ],
});
