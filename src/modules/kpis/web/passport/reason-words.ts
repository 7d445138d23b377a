import type { TFunction } from 'i18next';
import i18next from 'i18next';

/** A stable word of the engine (`abandoned`, `voice`) in the reader's language; what the centre's own data add stays as it is. */
export const dataWord = (word: string, t: TFunction<'kpis'>): string =>
  i18next.exists(`kpis:word.${word}`) ? t(`word.${word}` as 'word.answered') : word;

/** A reason as the engine names it: `flow_out · overflow` reads "Flow-out (overflow)". */
export function reasonWords(reason: string, t: TFunction<'kpis'>): string {
  const [first = '', ...rest] = reason.split(' · ').map((word) => dataWord(word, t));
  return rest.length === 0 ? first : t('passport.reasonOf', { reason: first, kind: rest.join(', ') });
}
