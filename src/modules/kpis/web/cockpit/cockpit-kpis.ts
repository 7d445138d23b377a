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

export const tileCount = 6;
