/**
 * The events of `queue_log` (app_queue of Asterisk 1.4 to 22), and where their data fields stand. Positions count from the
 * first data field; negative ones from the end of the line, where the number of fields varies.
 */
export const EVENT_NAMES = [
  'ENTERQUEUE',
  'CONNECT',
  'COMPLETEAGENT',
  'COMPLETECALLER',
  'BLINDTRANSFER',
  'ATTENDEDTRANSFER',
  'TRANSFER',
  'ABANDON',
  'EXITWITHTIMEOUT',
  'EXITEMPTY',
  'EXITWITHKEY',
  'WITHDRAW',
  'SYSCOMPAT',
  'RINGNOANSWER',
  'RINGCANCELED',
  'DID',
  'SURVEY',
  'AGENTDUMP',
  'ADDMEMBER',
  'REMOVEMEMBER',
  'PAUSE',
  'UNPAUSE',
  'PAUSEALL',
  'UNPAUSEALL',
  'AGENTLOGIN',
  'AGENTCALLBACKLOGIN',
  'AGENTLOGOFF',
  'AGENTCALLBACKLOGOFF',
  'QUEUESTART',
  'CONFIGRELOAD',
  'PENALTY',
  'MEMBERPENALTY',
] as const;

export type EventName = (typeof EVENT_NAMES)[number];
export const EVENT = Object.fromEntries(EVENT_NAMES.map((name, code) => [name, code])) as Readonly<
  Record<EventName, number>
>;
export const UNKNOWN_EVENT = EVENT_NAMES.length;
