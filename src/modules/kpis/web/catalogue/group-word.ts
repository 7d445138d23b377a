import i18next, { type TFunction } from 'i18next';

/** Name of a group of KPIs; one the texts do not know keeps its id, so that it is seen and named. */
export const groupWord = (group: string, t: TFunction<'kpis'>): string =>
  i18next.exists(`kpis:group.${group}`) ? t(`group.${group}` as 'group.volume') : group;
