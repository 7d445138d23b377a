import { Button, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { Icon } from '#src/ui/icon/Icon.tsx';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { usePageSearch } from '#src/ui/page/use-page-search.ts';
import { useScheme } from '#src/ui/theme/scheme.ts';
import { useLastDay } from '#src/ui/time/last-day.ts';
import { RangePicker } from '#src/ui/time/RangePicker.tsx';
import { rangeText } from '#src/ui/time/time-range.ts';
import { useTimeRange } from '#src/ui/time/use-time-range.ts';
import { modules } from '../modules.ts';
import { shellAddress } from '../shell-search.ts';
import { setLocale } from '../texts.ts';

const ends = modules.flatMap(({ topBar }) => topBar ?? []);

interface TopBarProps {
  readonly onMenu: () => void;
  readonly onSearch: () => void;
}

/** Days in view, global search, language, light or dark. */
export function TopBar({ onMenu, onSearch }: TopBarProps) {
  const { t } = useTranslation('web');
  const locale = useLocale();
  const { scheme, setScheme } = useScheme();
  const [, setSearch] = usePageSearch(shellAddress);
  const range = useTimeRange();
  const lastDay = useLastDay();
  const schemeWord = scheme === 'dark' ? t('scheme.toLight') : t('scheme.toDark');

  return (
    <header className="yc-top">
      <Button
        className="yc-top-menu"
        type="text"
        icon={<Icon name="menu" size={20} />}
        aria-label={t('nav.open')}
        onClick={onMenu}
      />
      <RangePicker value={range} onChange={(next) => setSearch({ range: rangeText(next) })} lastDay={lastDay} />
      <button
        type="button"
        className="yc-top-search"
        onClick={onSearch}
        aria-label={t('search.open')}
        aria-keyshortcuts="/ Control+K"
      >
        <Icon name="search" size={15} />
        <span>{t('search.placeholder')}</span>
        <kbd>/</kbd>
      </button>
      <Tooltip title={schemeWord}>
        <Button
          type="text"
          icon={<Icon name={scheme === 'dark' ? 'sun' : 'moon'} size={17} />}
          aria-label={schemeWord}
          onClick={() => setScheme(scheme === 'dark' ? 'light' : 'dark')}
        />
      </Tooltip>
      <Button
        type="text"
        className="yc-top-language"
        aria-label={t('language.label')}
        lang={locale === 'en' ? 'zh-CN' : 'en'}
        onClick={() => void setLocale(locale === 'en' ? 'zh-CN' : 'en')}
      >
        {t('language.switch')}
      </Button>
      {ends.map((End, i) => (
        // oxlint-disable-next-line react/no-array-index-key
        <End key={i} />
      ))}
    </header>
  );
}
