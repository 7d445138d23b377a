import type { HolidayYear } from './holiday-year.ts';

export const CN_2026: HolidayYear = {
  year: 2026,
  source:
    '《国务院办公厅关于2026年部分节假日安排的通知》2025-11-04；法定天数：《全国年节及纪念日放假办法》（国务院令第795号，2025-01-01起施行）',
  holidays: [
    {
      name: { zh: '元旦', en: 'New Year' },
      off: ['2026-01-01', '2026-01-03'],
      statutory: ['2026-01-01'],
      makeUp: ['2026-01-04'],
    },
    {
      name: { zh: '春节', en: 'Spring Festival' },
      off: ['2026-02-15', '2026-02-23'],
      statutory: ['2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19'],
      makeUp: ['2026-02-14', '2026-02-28'],
    },
    {
      name: { zh: '清明节', en: 'Tomb-Sweeping Day' },
      off: ['2026-04-04', '2026-04-06'],
      statutory: ['2026-04-05'],
      makeUp: [],
    },
    {
      name: { zh: '劳动节', en: 'Labour Day' },
      off: ['2026-05-01', '2026-05-05'],
      statutory: ['2026-05-01', '2026-05-02'],
      makeUp: ['2026-05-09'],
    },
    {
      name: { zh: '端午节', en: 'Dragon Boat Festival' },
      off: ['2026-06-19', '2026-06-21'],
      statutory: ['2026-06-19'],
      makeUp: [],
    },
    {
      name: { zh: '中秋节', en: 'Mid-Autumn Festival' },
      off: ['2026-09-25', '2026-09-27'],
      statutory: ['2026-09-25'],
      makeUp: [],
    },
    {
      name: { zh: '国庆节', en: 'National Day' },
      off: ['2026-10-01', '2026-10-07'],
      statutory: ['2026-10-01', '2026-10-02', '2026-10-03'],
      makeUp: ['2026-09-20', '2026-10-10'],
    },
  ],
};
