import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { When } from '../contract/schedule.ts';

/** A schedule as people say it. */
export function useWhenWords(): (when: When) => string {
  const { t } = useTranslation('reports');
  return useCallback(
    (when) => {
      switch (when.kind) {
        case 'daily':
        case 'weekdays':
        case 'workdays':
          return t(`when.${when.kind}`, { time: when.time });
        case 'weekly':
          return t('when.weekly', { day: t(`weekday.${String(when.weekday) as '1'}`), time: when.time });
        case 'monthly':
          return t('when.monthly', { day: when.day, time: when.time });
        case 'hourly':
          return t('when.hourly', { from: when.fromHour, to: when.toHour, minute: when.minute });
      }
    },
    [t],
  );
}
