import { useTranslation } from 'react-i18next';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { formatClockSeconds } from '#src/ui/time/format-time.ts';
import type { Look } from '../../contract/look.ts';

interface BeginningProps {
  readonly recording: NonNullable<Look['recording']>;
  readonly zone: string;
  /** Holds the recording does not cover. */
  readonly outside: number;
}

/** From which instant places in a recording are reckoned, who says so, and which holds cannot be shown; what is assumed stands out. */
export function Beginning({ recording: { begins, unread, untold }, zone, outside }: BeginningProps) {
  const { t } = useTranslation('quality');
  const locale = useLocale();
  const said =
    begins === null
      ? t('player.begins.nobody')
      : t(`player.begins.${begins.by}`, { at: formatClockSeconds(Date.parse(begins.at), zone, locale) });
  const more = [
    ...(unread === null ? [] : [t('player.unread', { text: unread })]),
    ...(outside === 0 ? [] : [t('player.outside', { count: outside })]),
    ...(untold === 0 ? [] : [t('player.untold', { count: untold })]),
  ];
  const isKnown = begins !== null && begins.by !== 'answer';
  return (
    <p className={isKnown ? 'yc-player-said yc-quiet' : 'yc-player-said is-assumed'} role="note">
      {[said, ...more].join(' ')}
    </p>
  );
}
