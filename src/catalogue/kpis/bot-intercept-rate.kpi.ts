import { and, asOf, type Expression, field, not, or } from '#src/semantic/expression.ts';
import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { type Chain, count, type Linear, type Measure, plus, ratio } from '#src/semantic/measure.ts';
import type { ParameterValues } from '#src/semantic/parameter.ts';
import { contact } from '../entities/contact.ts';
import { noFacts } from '../examples/empty.ts';
import { botSession, handedOver, session } from '../examples/session.ts';
import { booking, HANDLE_SETTINGS } from './leg-rules.ts';
import { humanSessions } from './smart-rules.ts';

const { at, is } = contact;
const withPerson = or(at.legs.above(0), at.agent_messages.above(0));
const contained = and(is.enteredBot, is.contained);

const nextHuman: Chain = {
  partition: ['customer'],
  order: 'first_touch',
  columns: [
    {
      name: 'next_human',
      side: 'next',
      of: 'first_touch',
      among: withPerson.node,
      label: label('next contact with a person', '下次人工联络'),
    },
  ],
};

const ended = (p: ParameterValues): Expression => at.ended_at.plus(p.duration('bot.verify_window'));
const verifiable = (p: ParameterValues, where: Expression): Linear =>
  count(contact, where, { anchor: 'ended_at', chain: nextHuman });

/** Contained, and nobody of the centre spoke to that customer within the window; sessions whose window is open are in neither part. */
function verified(p: ParameterValues): Measure {
  const matured = and(is.enteredBot, ended(p).atMost(asOf));
  const next = field('next_human');
  return ratio(
    verifiable(p, and(matured, is.contained, or(next.isNull(), next.above(ended(p))))),
    verifiable(p, matured),
  );
}

function measure(p: ParameterValues): Measure {
  switch (p.choice('bot_intercept_rate.variant')) {
    case 'A': {
      const botAlone = count(contact, and(is.enteredBot, not(withPerson)), booking(p, contact));
      return ratio(botAlone, plus(botAlone, humanSessions(p)));
    }
    case 'C':
      return verified(p);
    default:
      return ratio(count(contact, contained, booking(p, contact)), count(contact, is.enteredBot, booking(p, contact)));
  }
}

const DAY = {
  contact: [
    botSession({ customer: 'A' }),
    botSession({ customer: 'B' }),
    botSession({ customer: 'C', customer_messages: 0 }),
    session({ customer: 'B', first_touch: '2026-11-16T20:00:00Z', ended_at: '2026-11-16T20:10:00Z' }),
    handedOver({ customer: 'D' }),
    botSession({ customer: 'E', outcome: 'abandoned' }),
    session({ customer: 'F' }),
  ],
};

export const botInterceptRate = kpi({
  id: 'bot_intercept_rate',
  name: label('Bot interception rate', '机器人拦截率'),
  title: (p) => {
    const variant = p.choice('bot_intercept_rate.variant');
    if (variant === 'C') return label('Verified containment', '机器人独立解决率');
    return variant === 'A'
      ? label('Bot interception rate A (source text)', '机器人拦截率（口径 A，原文）')
      : label('Bot containment (B)', '机器人拦截率（口径 B，独立完结）');
  },
  definition: label(
    'B: sessions the bot ended without a person ÷ sessions that entered the bot. A (source text): bot sessions ÷ (bot + human sessions), a handed-over one counted once, as human. C: contained and no contact with a person by that customer within the window (24 h), known customers only; provisional until then. Sessions without a customer message do not count.',
    'B：机器人独立完结的会话 ÷ 进入机器人的会话。A（原文）：机器人会话 ÷（机器人 + 人工会话），转人工者只计一次、计为人工。C：独立完结且该客户在窗口（24 小时）内无人工联络，仅限客户已知；窗口未满为暂定。客户未发言的会话不计。',
  ),
  group: 'smart',
  unit: 'ratio',
  better: 'higher',
  uses: ['bot_intercept_rate.variant', 'bot.verify_window', ...HANDLE_SETTINGS],
  measure,
  pending: (p) =>
    p.choice('bot_intercept_rate.variant') === 'C' ? verifiable(p, and(is.enteredBot, ended(p).above(asOf))) : null,
  aliases: ['机器人智能拦截率', '遏制率', '偏转率', 'Containment', 'Deflection'],
  source: 'kpi-catalogue §4-2 [T2][C1][BT1][BT2]',
  examples: [
    noFacts,
    {
      name: 'B: two of four sessions that entered',
      given: DAY,
      expect: 0.5,
      misreading: { reading: 'sessions without a customer message counted', value: 0.6 },
    },
    {
      name: 'A: three bot, three human',
      given: DAY,
      with: { 'bot_intercept_rate.variant': 'A' },
      expect: 0.5,
      source: '[T2]',
      misreading: { reading: 'handed-over session in both terms', value: 4 / 7 },
    },
    {
      name: 'C: B wrote to a person the same evening',
      given: DAY,
      with: { 'bot_intercept_rate.variant': 'C' },
      expect: 0.25,
      misreading: { reading: 'containment not verified', value: 0.5 },
    },
    {
      name: 'C: window open',
      given: DAY,
      with: { 'bot_intercept_rate.variant': 'C' },
      asOf: '2026-11-16T22:00:00Z',
      expect: null,
      misreading: { reading: 'verified at once', value: 0.25 },
    },
  ],
});
