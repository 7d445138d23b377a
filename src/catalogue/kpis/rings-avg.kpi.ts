import { and } from '#src/semantic/expression.ts';
import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { count, ratio, scaled, sum } from '#src/semantic/measure.ts';
import { contact } from '../entities/contact.ts';
import { noFacts } from '../examples/empty.ts';

/** Somebody, agent or IVR, picked up. */
const pickedUp = and(contact.is.inbound, contact.at.ring_time.known());

export const ringsAvg = kpi({
  id: 'rings_avg',
  name: label('Average rings before pick-up', '平均振铃次数'),
  definition: label(
    'Rings before anybody, agent or IVR, picks up ÷ calls picked up; ring seconds divided by the length of one ring (6 s unless set).',
    '在坐席或 IVR 接起之前的振铃声数 ÷ 接起的呼叫数；由振铃秒数除以每声时长（默认 6 秒）得出。',
  ),
  group: 'access',
  unit: 'number',
  better: 'lower',
  uses: ['rings.ring_length'],
  measure: (p) =>
    ratio(
      scaled(1000 / p.number('rings.ring_length'), sum(contact, contact.at.ring_time, pickedUp)),
      count(contact, pickedUp),
    ),
  aliases: ['Average number of rings'],
  source: 'kpi-catalogue §2-7 [CN1][CN3]',
  examples: [
    noFacts,
    {
      name: '6 s and 12 s; a caller who hung up unanswered has none',
      given: {
        contact: [
          { ring_time: '6s', outcome: 'handled' },
          { ring_time: '12s', outcome: 'ivr_served' },
          { outcome: 'refused' },
        ],
      },
      expect: 1.5,
      misreading: { reading: 'seconds instead of rings', value: 9 },
    },
    {
      name: 'rings of 3 s',
      given: { contact: [{ ring_time: '6s', outcome: 'handled' }] },
      with: { 'rings.ring_length': 3000 },
      expect: 2,
    },
  ],
});
