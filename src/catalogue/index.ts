import type { Catalogue } from '#src/semantic/definitions.ts';
import type { Kpi } from '#src/semantic/kpi.ts';
import type { ParameterScope } from '#src/semantic/question.ts';
import { ENTITIES } from './entities/index.ts';
import { abandonRate } from './kpis/abandon-rate.kpi.ts';
import { abandonTimeAvg } from './kpis/abandon-time-avg.kpi.ts';
import { abandonTimeP50, abandonTimeP90 } from './kpis/abandon-time-percentiles.kpi.ts';
import { abandoned } from './kpis/abandoned.kpi.ts';
import { acwAvg } from './kpis/acw-avg.kpi.ts';
import { acwTime } from './kpis/acw-time.kpi.ts';
import { adherence } from './kpis/adherence.kpi.ts';
import { agentCloseRate } from './kpis/agent-close-rate.kpi.ts';
import { aht } from './kpis/aht.kpi.ts';
import { answerRate } from './kpis/answer-rate.kpi.ts';
import { answered } from './kpis/answered.kpi.ts';
import { appealRate } from './kpis/appeal-rate.kpi.ts';
import { asaP50, asaP90 } from './kpis/asa-percentiles.kpi.ts';
import { asa } from './kpis/asa.kpi.ts';
import { attPlusAcw } from './kpis/att-plus-acw.kpi.ts';
import { attendance } from './kpis/attendance.kpi.ts';
import { attrition } from './kpis/attrition.kpi.ts';
import { authorityNeeded } from './kpis/authority-needed.kpi.ts';
import { availableTime } from './kpis/available-time.kpi.ts';
import { blockedRate } from './kpis/blocked-rate.kpi.ts';
import { botInterceptRate } from './kpis/bot-intercept-rate.kpi.ts';
import { breakTime } from './kpis/break-time.kpi.ts';
import { calibrationAgreement } from './kpis/calibration-agreement.kpi.ts';
import { cannedUseRate } from './kpis/canned-use-rate.kpi.ts';
import { closedBy } from './kpis/closed-by.kpi.ts';
import { coachingTimeliness } from './kpis/coaching-timeliness.kpi.ts';
import { complaintRate } from './kpis/complaint-rate.kpi.ts';
import { complaints } from './kpis/complaints.kpi.ts';
import { concurrencyAvg } from './kpis/concurrency-avg.kpi.ts';
import { concurrencyCapShare } from './kpis/concurrency-cap-share.kpi.ts';
import { concurrencyPeak } from './kpis/concurrency-peak.kpi.ts';
import { conformance } from './kpis/conformance.kpi.ts';
import { connectRate } from './kpis/connect-rate.kpi.ts';
import { contactHandleTime } from './kpis/contact-handle-time.kpi.ts';
import { contactsPerHour } from './kpis/contacts-per-hour.kpi.ts';
import { contactsTotal } from './kpis/contacts-total.kpi.ts';
import { conversionRate } from './kpis/conversion-rate.kpi.ts';
import { costPerContact } from './kpis/cost-per-contact.kpi.ts';
import { criticalErrorRate } from './kpis/critical-error-rate.kpi.ts';
import { csatMean } from './kpis/csat-mean.kpi.ts';
import { csat } from './kpis/csat.kpi.ts';
import { dialAttempts } from './kpis/dial-attempts.kpi.ts';
import { fcrAgent } from './kpis/fcr-agent.kpi.ts';
import { fcrExcludedShare } from './kpis/fcr-excluded-share.kpi.ts';
import { fcrMaturedShare } from './kpis/fcr-matured-share.kpi.ts';
import { fcrSurvey } from './kpis/fcr-survey.kpi.ts';
import { fcrWindow } from './kpis/fcr-window.kpi.ts';
import { firstResponseP50, firstResponseP90 } from './kpis/first-response-percentiles.kpi.ts';
import { firstResponseTime } from './kpis/first-response-time.kpi.ts';
import { flowOut } from './kpis/flow-out.kpi.ts';
import { forecastBias } from './kpis/forecast-bias.kpi.ts';
import { forecastWape } from './kpis/forecast-wape.kpi.ts';
import { handled } from './kpis/handled.kpi.ts';
import { holdAvg } from './kpis/hold-avg.kpi.ts';
import { holdTime } from './kpis/hold-time.kpi.ts';
import { hotspotAdoptedThenHumanRate } from './kpis/hotspot-adopted-then-human-rate.kpi.ts';
import { hotspotAdoptionRate } from './kpis/hotspot-adoption-rate.kpi.ts';
import { hotspotRepairRate } from './kpis/hotspot-repair-rate.kpi.ts';
import { ivrTime } from './kpis/ivr-time.kpi.ts';
import { listPenetration } from './kpis/list-penetration.kpi.ts';
import { load } from './kpis/load.kpi.ts';
import { mealTime } from './kpis/meal-time.kpi.ts';
import { nps } from './kpis/nps.kpi.ts';
import { occupancy23 } from './kpis/occupancy-23.kpi.ts';
import { occupancy } from './kpis/occupancy.kpi.ts';
import { offered } from './kpis/offered.kpi.ts';
import { opinionAlertTimeliness } from './kpis/opinion-alert-timeliness.kpi.ts';
import { overturnRate } from './kpis/overturn-rate.kpi.ts';
import { pauseTime } from './kpis/pause-time.kpi.ts';
import { productivity } from './kpis/productivity.kpi.ts';
import { qaCoverage } from './kpis/qa-coverage.kpi.ts';
import { qaPassRate } from './kpis/qa-pass-rate.kpi.ts';
import { qaScoreBusiness } from './kpis/qa-score-business.kpi.ts';
import { qaScoreCustomer } from './kpis/qa-score-customer.kpi.ts';
import { qaScore } from './kpis/qa-score.kpi.ts';
import { qaValidity } from './kpis/qa-validity.kpi.ts';
import { queueTimeAvg } from './kpis/queue-time-avg.kpi.ts';
import { queueTimeP50, queueTimeP90 } from './kpis/queue-time-percentiles.kpi.ts';
import { queuedRate } from './kpis/queued-rate.kpi.ts';
import { refused } from './kpis/refused.kpi.ts';
import { repeatComplaintRate } from './kpis/repeat-complaint-rate.kpi.ts';
import { repeatRate24h } from './kpis/repeat-rate-24h.kpi.ts';
import { repeatRate72h } from './kpis/repeat-rate-72h.kpi.ts';
import { replyIntervalAvg } from './kpis/reply-interval-avg.kpi.ts';
import { replyIntervalP50, replyIntervalP90 } from './kpis/reply-interval-percentiles.kpi.ts';
import { rightPartyRate } from './kpis/right-party-rate.kpi.ts';
import { ringAnswerRate } from './kpis/ring-answer-rate.kpi.ts';
import { ringAnswerWithin } from './kpis/ring-answer-within.kpi.ts';
import { ringCanceled } from './kpis/ring-canceled.kpi.ts';
import { ringNoAnswer } from './kpis/ring-no-answer.kpi.ts';
import { ringTime } from './kpis/ring-time.kpi.ts';
import { ringsAvg } from './kpis/rings-avg.kpi.ts';
import { riskyCloseRate } from './kpis/risky-close-rate.kpi.ts';
import { salesPerHour } from './kpis/sales-per-hour.kpi.ts';
import { scheduleFit } from './kpis/schedule-fit.kpi.ts';
import { sensitiveWordRate } from './kpis/sensitive-word-rate.kpi.ts';
import { serviceInterruption } from './kpis/service-interruption.kpi.ts';
import { serviceLevelCompliance } from './kpis/service-level-compliance.kpi.ts';
import { serviceLevel } from './kpis/service-level.kpi.ts';
import { sessionDurationAvg } from './kpis/session-duration-avg.kpi.ts';
import { shortAbandoned } from './kpis/short-abandoned.kpi.ts';
import { shrinkage } from './kpis/shrinkage.kpi.ts';
import { signedInTime } from './kpis/signed-in-time.kpi.ts';
import { surveyResponseRate } from './kpis/survey-response-rate.kpi.ts';
import { systemAnswerRate } from './kpis/system-answer-rate.kpi.ts';
import { systemDropped } from './kpis/system-dropped.kpi.ts';
import { talkAvg } from './kpis/talk-avg.kpi.ts';
import { talkTime } from './kpis/talk-time.kpi.ts';
import { taskCompletionRate } from './kpis/task-completion-rate.kpi.ts';
import { ticketBounceRate } from './kpis/ticket-bounce-rate.kpi.ts';
import { ticketErrorRate } from './kpis/ticket-error-rate.kpi.ts';
import { ticketOnTimeRate } from './kpis/ticket-on-time-rate.kpi.ts';
import { ticketReopenRate } from './kpis/ticket-reopen-rate.kpi.ts';
import { transferRate } from './kpis/transfer-rate.kpi.ts';
import { transferredOut } from './kpis/transferred-out.kpi.ts';
import { turnsPerSession } from './kpis/turns-per-session.kpi.ts';
import { unansweredSessions } from './kpis/unanswered-sessions.kpi.ts';
import { utilisation } from './kpis/utilisation.kpi.ts';
import { waitTime } from './kpis/wait-time.kpi.ts';
import { waiting } from './kpis/waiting.kpi.ts';
import { PARAMETERS } from './parameters.ts';
import { channelScopes } from './presets.ts';

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
  ringsAvg,
  contactsTotal,
  offered,
  answered,
  abandoned,
  shortAbandoned,
  flowOut,
  systemDropped,
  waiting,
  refused,
  handled,
  transferredOut,
  ringNoAnswer,
  ringCanceled,
  closedBy,
  authorityNeeded,
  aht,
  talkAvg,
  attPlusAcw,
  holdAvg,
  acwAvg,
  contactHandleTime,
  transferRate,
  contactsPerHour,
  talkTime,
  holdTime,
  acwTime,
  waitTime,
  ringTime,
  ivrTime,
  signedInTime,
  availableTime,
  pauseTime,
  breakTime,
  mealTime,
  occupancy,
  occupancy23,
  load,
  utilisation,
  productivity,
  adherence,
  conformance,
  attendance,
  scheduleFit,
  shrinkage,
  attrition,
  forecastWape,
  forecastBias,
  serviceInterruption,
  costPerContact,
  fcrWindow,
  fcrMaturedShare,
  fcrExcludedShare,
  fcrSurvey,
  fcrAgent,
  repeatRate24h,
  repeatRate72h,
  csat,
  csatMean,
  nps,
  surveyResponseRate,
  complaints,
  complaintRate,
  repeatComplaintRate,
  ticketOnTimeRate,
  ticketBounceRate,
  ticketReopenRate,
  ticketErrorRate,
  qaScore,
  qaScoreCustomer,
  qaScoreBusiness,
  qaCoverage,
  qaPassRate,
  criticalErrorRate,
  appealRate,
  overturnRate,
  calibrationAgreement,
  qaValidity,
  coachingTimeliness,
  dialAttempts,
  connectRate,
  rightPartyRate,
  listPenetration,
  taskCompletionRate,
  conversionRate,
  salesPerHour,
  cannedUseRate,
  botInterceptRate,
  hotspotRepairRate,
  hotspotAdoptionRate,
  hotspotAdoptedThenHumanRate,
  opinionAlertTimeliness,
  sensitiveWordRate,
  agentCloseRate,
  riskyCloseRate,
  replyIntervalAvg,
  replyIntervalP50,
  replyIntervalP90,
  sessionDurationAvg,
  firstResponseTime,
  firstResponseP50,
  firstResponseP90,
  unansweredSessions,
  concurrencyPeak,
  concurrencyAvg,
  concurrencyCapShare,
  turnsPerSession,
];

export const CATALOGUE: Catalogue = {
  kpis: Object.fromEntries(KPIS.map((k) => [k.id, k])),
  entities: ENTITIES,
  parameters: PARAMETERS,
};

/** Channel defaults of the settings, as scopes; a centre's own scopes come before them. */
export const CHANNEL_SCOPES: readonly ParameterScope[] = channelScopes(PARAMETERS);
