import { and } from '#src/semantic/expression.ts';
import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { count, ratio } from '#src/semantic/measure.ts';
import { hotspotPush } from '../entities/smart.ts';
import { noFacts } from '../examples/empty.ts';
import { PUSHES } from '../examples/pushes.ts';
import { HANDLE_SETTINGS } from './leg-rules.ts';
import { humanSessions } from './smart-rules.ts';

export const hotspotAdoptionRate = kpi({
  id: 'hotspot_adoption_rate',
  name: label('Hot topic adoption rate', '热点问题采纳率'),
  title: (p) =>
    label(
      `Hot topic adoption rate ${p.choice('hotspot_adoption_rate.variant')}`,
      `热点问题采纳率（口径 ${p.choice('hotspot_adoption_rate.variant')}）`,
    ),
  definition: label(
    'B: hot topics the customer adopted ÷ hot topics shown. A (source text): adopted ÷ human sessions, though most are shown by the bot. C: adopted ÷ rated.',
    'B：客户采纳的热点 ÷ 推送的热点。A（原文）：采纳数 ÷ 人工会话数，而推送多在机器人会话中。C：采纳数 ÷ 已评价数。',
  ),
  group: 'smart',
  unit: 'ratio',
  better: 'higher',
  uses: ['hotspot_adoption_rate.variant', ...HANDLE_SETTINGS],
  measure: (p) => {
    const variant = p.choice('hotspot_adoption_rate.variant');
    if (variant === 'A') return ratio(count(hotspotPush, hotspotPush.is.adopted), humanSessions(p));
    if (variant === 'C')
      return ratio(
        count(hotspotPush, and(hotspotPush.is.rated, hotspotPush.is.adopted)),
        count(hotspotPush, hotspotPush.is.rated),
      );
    return ratio(count(hotspotPush, hotspotPush.is.adopted), count(hotspotPush));
  },
  aliases: ['智能热点预存客户采纳率', '收养率', 'Adoption rate'],
  source: 'kpi-catalogue §4-4 [T2]',
  examples: [
    noFacts,
    {
      name: 'B: three of eight',
      given: PUSHES,
      expect: 3 / 8,
      misreading: { reading: '÷ human sessions (A)', value: 1.5 },
    },
    { name: 'A', given: PUSHES, with: { 'hotspot_adoption_rate.variant': 'A' }, expect: 1.5, source: '[T2]' },
    { name: 'C: three of four rated', given: PUSHES, with: { 'hotspot_adoption_rate.variant': 'C' }, expect: 0.75 },
  ],
});
