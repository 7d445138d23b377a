import type { Catalogue } from '#src/semantic/definitions.ts';
import type { Kpi } from '#src/semantic/kpi.ts';
import type { ParameterScope } from '#src/semantic/question.ts';
import { ENTITIES } from './entities/index.ts';
import { abandonRate } from './kpis/abandon-rate.kpi.ts';
import { abandonTimeAvg } from './kpis/abandon-time-avg.kpi.ts';
import { abandonTimeP50, abandonTimeP90 } from './kpis/abandon-time-percentiles.kpi.ts';
import { abandoned } from './kpis/abandoned.kpi.ts';
import { answerRate } from './kpis/answer-rate.kpi.ts';
import { answered } from './kpis/answered.kpi.ts';
import { asaP50, asaP90 } from './kpis/asa-percentiles.kpi.ts';
import { asa } from './kpis/asa.kpi.ts';
import { blockedRate } from './kpis/blocked-rate.kpi.ts';
import { closedBy } from './kpis/closed-by.kpi.ts';
import { contactsTotal } from './kpis/contacts-total.kpi.ts';
import { flowOut } from './kpis/flow-out.kpi.ts';
import { offered } from './kpis/offered.kpi.ts';
import { queueTimeAvg } from './kpis/queue-time-avg.kpi.ts';
import { queueTimeP50, queueTimeP90 } from './kpis/queue-time-percentiles.kpi.ts';
import { queuedRate } from './kpis/queued-rate.kpi.ts';
import { refused } from './kpis/refused.kpi.ts';
import { ringAnswerRate } from './kpis/ring-answer-rate.kpi.ts';
import { ringAnswerWithin } from './kpis/ring-answer-within.kpi.ts';
import { ringCanceled } from './kpis/ring-canceled.kpi.ts';
import { ringNoAnswer } from './kpis/ring-no-answer.kpi.ts';
import { serviceLevelCompliance } from './kpis/service-level-compliance.kpi.ts';
import { serviceLevel } from './kpis/service-level.kpi.ts';
import { shortAbandoned } from './kpis/short-abandoned.kpi.ts';
import { systemAnswerRate } from './kpis/system-answer-rate.kpi.ts';
import { systemDropped } from './kpis/system-dropped.kpi.ts';
import { waiting } from './kpis/waiting.kpi.ts';
import { PARAMETERS } from './parameters.ts';

/** Every KPI, in the order people meet them. A new KPI is one line here. */
export const KPIS: readonly Kpi[] = [
  serviceLevel,
  serviceLevelCompliance,
  answerRate,
  abandonRate,
  asa,
  asaP50,
  asaP90,
  abandonTimeAvg,
  abandonTimeP50,
  abandonTimeP90,
  queueTimeAvg,
  queueTimeP50,
  queueTimeP90,
  queuedRate,
  blockedRate,
  systemAnswerRate,
  ringAnswerRate,
  ringAnswerWithin,
  contactsTotal,
  offered,
  answered,
  abandoned,
  shortAbandoned,
  flowOut,
  systemDropped,
  waiting,
  refused,
  ringNoAnswer,
  ringCanceled,
  closedBy,
];

export const CATALOGUE: Catalogue = {
  kpis: Object.fromEntries(KPIS.map((k) => [k.id, k])),
  entities: ENTITIES,
  parameters: PARAMETERS,
};

/** Channel defaults of the settings, as scopes; a centre's own scopes come before them. */
export const CHANNEL_SCOPES: readonly ParameterScope[] = channelScopes();

function channelScopes(): ParameterScope[] {
  const byChannel = new Map<string, Record<string, string | number | boolean>>();
  for (const [id, spec] of Object.entries(CATALOGUE.parameters)) {
    for (const [channel, value] of Object.entries(spec.byChannel ?? {}))
      byChannel.set(channel, { ...byChannel.get(channel), [id]: value });
  }
  return [...byChannel].map(([channel, values]) => ({ where: { channel: [channel] }, values }));
}
