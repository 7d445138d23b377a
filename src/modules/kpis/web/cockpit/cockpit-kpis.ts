/** KPIs a cockpit may show, most telling first; the page takes the first six that have data. */
export const cockpitKpis = [
  'service_level',
  'answer_rate',
  'abandon_rate',
  'asa',
  'aht',
  'occupancy',
  'first_response_time',
  'fcr_window',
  'csat',
  'qa_score',
  'offered',
  'answered',
  'talk_avg',
  'contacts_total',
] as const;

/** The same for a few people and a list of contacts: how much, how long, how well; waiting only where somebody measured it. */
export const smallCockpitKpis = [
  'contacts_total',
  'handled',
  'aht',
  'fcr_agent',
  'fcr_window',
  'csat',
  'service_level',
  'abandon_rate',
  'asa',
  'first_response_time',
  'talk_avg',
] as const;

export const tileCount = 6;
