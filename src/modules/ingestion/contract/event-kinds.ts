/** Kinds of events by the subject they tell of; `event.ts` says what each holds. Plain names: who only reads a log needs no schemas. */
export const KINDS_BY_SUBJECT = {
  contact: [
    'contact_described',
    'ivr_entered',
    'ivr_left',
    'contact_refused',
    'queue_entered',
    'queue_left',
    'agent_rung',
    'ring_ended',
    'agent_connected',
    'hold_started',
    'hold_ended',
    'agent_left',
    'acw_ended',
    'bot_started',
    'bot_ended',
    'message_sent',
    'contact_ended',
    'survey_answered',
    'noted',
  ],
  agent: [
    'signed_in',
    'signed_out',
    'paused',
    'unpaused',
    'state_changed',
    'heartbeat',
    'state_lasted',
    'activity_planned',
  ],
  system: ['system_restarted'],
  fact: ['fact_recorded'],
} as const;

export type SubjectKind = keyof typeof KINDS_BY_SUBJECT;

/** Kinds of events of one subject. */
export type KindOf<S extends SubjectKind> = (typeof KINDS_BY_SUBJECT)[S][number];
