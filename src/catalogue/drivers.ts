/**
 * Queue KPIs have no personal numerator: nobody can be told to reach 80 % alone. They are broken down into what teams and people do decide
 * (kpi-catalogue §5.1: capacity, attendance and contact-handling rules hold service level and answer rate up).
 */
const STAFFING = ['signed_in_time', 'shrinkage', 'adherence', 'aht', 'ring_answer_rate'] as const;

const DRIVERS: Readonly<Record<string, readonly string[]>> = {
  service_level: STAFFING,
  service_level_compliance: [...STAFFING, 'schedule_fit'],
  answer_rate: STAFFING,
  abandon_rate: STAFFING,
  asa: STAFFING,
  asa_p50: STAFFING,
  asa_p90: STAFFING,
  queue_time_avg: STAFFING,
  queued_rate: STAFFING,
  contacts_per_hour: ['aht', 'adherence'],
  occupancy: ['signed_in_time', 'aht', 'adherence'],
  cost_per_contact: ['aht', 'shrinkage', 'fcr_window'],
  complaint_rate: ['fcr_window', 'qa_score', 'csat'],
  first_response_time: ['reply_interval_avg', 'adherence', 'ring_answer_rate'],
};

/** KPIs that move this one, strongest first; empty where it cascades as itself. */
export const driversOf = (kpi: string): readonly string[] => DRIVERS[kpi] ?? [];
