import { and, not, or, type Expression } from '#src/semantic/expression.ts';
import { durationText } from '#src/semantic/formula.ts';
import { kpi } from '#src/semantic/kpi.ts';
import { label } from '#src/semantic/label.ts';
import { type Linear, minus, plus, ratio } from '#src/semantic/measure.ts';
import type { ParameterValues } from '#src/semantic/parameter.ts';
import { queueEntry } from '../entities/queue-entry.ts';
import { entries, notByAgent, shortAbandon, within } from './queue-rules.ts';

const { answered, abandoned, flowOut, systemDrop, callbackAccepted } = queueEntry.is;

/** The nine published formulas (kpi-catalogue §3.1), each as numerator and denominator. */
export function serviceLevelParts(p: ParameterValues): readonly [Linear, Linear] {
  const inTime = within(p);
  const short = shortAbandon(p);
  const rows = (...conditions: Expression[]): Linear => entries(p, and(...conditions));
  const base = baseConditions(p);
  switch (p.choice('service_level.formula')) {
    case 'SL-1':
      return [rows(base, inTime), rows(base)];
    case 'SL-2':
      return [rows(answered, inTime), rows(answered)];
    case 'SL-4':
      return [rows(answered, inTime), rows(base, not(and(abandoned, inTime)))];
    case 'SL-5':
      return [rows(or(and(answered, inTime), short)), rows(base)];
    case 'SL-6':
      return [rows(answered, inTime), rows(base, not(short))];
    case 'SL-A':
      return [rows(inTime), entries(p)];
    case 'SL-V':
      return [rows(answered, inTime), rows(or(answered, abandoned, and(flowOut, not(callbackAccepted))))];
    case 'SL-G':
      return genesys(p, short);
    default:
      return [rows(answered, inTime), rows(base)];
  }
}

/** Answered + abandoned, and, if set so, flow-outs and system drops. */
function baseConditions(p: ParameterValues): Expression {
  const terms = [answered, abandoned];
  if (p.flag('flow_out.in_denominator')) terms.push(flowOut);
  if (p.flag('system_drop.in_denominator')) terms.push(systemDrop);
  return or(...terms);
}

/** (A − late) ÷ (A + B [+ F] [− short] [− B]), three switches. */
function genesys(p: ParameterValues, short: Expression): readonly [Linear, Linear] {
  const numerator = minus(entries(p, answered), entries(p, and(answered, not(within(p)))));
  const parts: Linear[] = [entries(p, answered)];
  if (p.flag('service_level.count_abandons'))
    parts.push(entries(p, p.flag('service_level.count_short_abandons') ? abandoned : and(abandoned, not(short))));
  if (p.flag('service_level.count_flow_outs')) parts.push(entries(p, flowOut));
  return [numerator, plus(...parts)];
}

/** Settings the formulas read. */
export const SERVICE_LEVEL_SETTINGS = [
  'service_level.formula',
  'service_level.threshold',
  'service_level.compare',
  'service_level.count_flow_outs',
  'service_level.count_short_abandons',
  'service_level.count_abandons',
  'short_abandon.threshold',
  'wait.clock_start',
  'flow_out.in_denominator',
  'system_drop.in_denominator',
  'anchor.queue_kpis',
] as const;

export const serviceLevel = kpi({
  id: 'service_level',
  name: label('Service level', '服务水平'),
  title: (p) => {
    const threshold = p.number('service_level.threshold');
    return label(`${durationText(threshold, 'en')} service level`, `${durationText(threshold, 'zh').trim()}服务水平`);
  },
  definition: label(
    'Share of queue entries answered by a person within the threshold; which entries are in the denominator depends on the formula.',
    '在门槛时间内由人工接通的入队占比；哪些入队计入分母取决于口径。',
  ),
  group: 'access',
  unit: 'ratio',
  better: 'higher',
  uses: SERVICE_LEVEL_SETTINGS,
  measure: (p) => ratio(...serviceLevelParts(p)),
  notBy: notByAgent,
  aliases: ['20 秒服务水平', '15秒接通率', '电话响应率', 'SLA', 'TSF'],
  source: 'kpi-catalogue §3.1; ICMI 2005, 4PS 2010, Genesys Cloud, Amazon Connect 2023, Vonage',
  examples: [
    {
      name: 'ICMI day, SL-1',
      given: 'icmi_day',
      with: { 'service_level.formula': 'SL-1' },
      expect: 0.8302,
      source: 'V1 [IC1]',
    },
    {
      name: 'ICMI day, SL-2',
      given: 'icmi_day',
      with: { 'service_level.formula': 'SL-2' },
      expect: 0.86,
      source: 'V1 [IC1]',
    },
    {
      name: 'ICMI day, SL-3',
      given: 'icmi_day',
      expect: 0.8113,
      source: 'V1 [IC1]',
      misreading: { reading: 'answered in time ÷ answered (SL-2): abandoned callers vanish', value: 0.86 },
    },
    {
      name: 'ICMI day, SL-4',
      given: 'icmi_day',
      with: { 'service_level.formula': 'SL-4' },
      expect: 0.8269,
      source: 'V1 [IC1]',
    },
    {
      name: 'ICMI day, SL-5',
      given: 'icmi_day',
      with: { 'service_level.formula': 'SL-5', 'short_abandon.threshold': 5000 },
      expect: 0.8208,
      source: 'V1 [IC1]',
    },
    {
      name: 'ICMI day, SL-6',
      given: 'icmi_day',
      with: { 'service_level.formula': 'SL-6', 'short_abandon.threshold': 5000 },
      expect: 0.819,
      source: 'V1 [IC1]',
    },
    {
      name: 'Genesys Stat Server',
      given: 'stat_server',
      with: { 'service_level.formula': 'SL-6', 'short_abandon.threshold': 10_000 },
      expect: 200 / 350,
      source: 'V2 [X4]',
    },
    {
      name: 'two intervals are pooled',
      given: 'two_intervals',
      expect: 0.5,
      source: 'V3',
      misreading: { reading: 'mean of the intervals', value: 0.7368 },
    },
    { name: 'none offered', given: {}, expect: null, source: 'V7' },
  ],
});
