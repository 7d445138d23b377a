import type { HolidayYear } from './holiday-year.ts';

export const CN_2025: HolidayYear = {
  year: 2025,
  source:
    '《国务院办公厅关于2025年部分节假日安排的通知》2024-11-12；法定天数：《全国年节及纪念日放假办法》（国务院令第795号，2025-01-01起施行）',
  holidays: [
    { name: { zh: '元旦', en: 'New Year' }, off: ['2025-01-01', '2025-01-01'], statutory: ['2025-01-01'], makeUp: [] },
    {
      name: { zh: '春节', en: 'Spring Festival' },
      off: ['2025-01-28', '2025-02-04'],
      statutory: ['2025-01-28', '2025-01-29', '2025-01-30', '2025-01-31'],
      makeUp: ['2025-01-26', '2025-02-08'],
    },
    {
      name: { zh: '清明节', en: 'Tomb-Sweeping Day' },
      off: ['2025-04-04', '2025-04-06'],
      statutory: ['2025-04-04'],
      makeUp: [],
    },
    {
      name: { zh: '劳动节', en: 'Labour Day' },
      off: ['2025-05-01', '2025-05-05'],
      statutory: ['2025-05-01', '2025-05-02'],
      makeUp: ['2025-04-27'],
    },
    {
      name: { zh: '端午节', en: 'Dragon Boat Festival' },
      off: ['2025-05-31', '2025-06-02'],
      statutory: ['2025-05-31'],
      makeUp: [],
    },
    {
      name: { zh: '国庆节、中秋节', en: 'National Day and Mid-Autumn Festival' },
      off: ['2025-10-01', '2025-10-08'],
      statutory: ['2025-10-01', '2025-10-02', '2025-10-03', '2025-10-06'],
      makeUp: ['2025-09-28', '2025-10-11'],
    },
  ],
};
