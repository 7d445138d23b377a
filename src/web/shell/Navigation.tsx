import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Icon, type IconName } from '#src/ui/icon/Icon.tsx';
import { type NavGroup, navGroups } from '#src/ui/page/module-web.ts';
import { useOfferedPages } from './offered-pages.ts';

const icons: Readonly<Record<NavGroup, IconName>> = {
  now: 'pulse',
  numbers: 'numbers',
  quality: 'shield',
  people: 'people',
  knowledge: 'book',
  improve: 'cycle',
  settings: 'settings',
};

/** A page counts as open on its own path and below it. */
const isOpen = (path: string, page: string): boolean => path === page || path.startsWith(`${page}/`);

interface NavigationProps {
  readonly path: string;
  /** A room was chosen: a drawer closes. */
  readonly onGo?: () => void;
}

/** The rooms that exist, in their groups; groups without a page do not show. */
export function Navigation({ path, onGo }: NavigationProps) {
  const { t } = useTranslation('web');
  const { t: anyText } = useTranslation();
  const pages = useOfferedPages();
  const groups = navGroups
    .map((group) => ({ group, pages: pages.filter((page) => page.group === group) }))
    .filter((entry) => entry.pages.length > 0);
  return (
    <nav className="yc-nav" aria-label={t('nav.label')}>
      {groups.map(({ group, pages: rooms }) => (
        <section
          key={group}
          className={group === 'settings' ? 'yc-nav-apart' : undefined}
          aria-label={t(`nav.${group}`)}
        >
          <h2 className={rooms.some(({ address }) => isOpen(path, address.path)) ? 'yc-nav-here' : undefined}>
            <Icon name={icons[group]} size={17} />
            {t(`nav.${group}`)}
          </h2>
          <ul>
            {rooms.map(({ address, title }) => (
              <li key={address.path}>
                <Link
                  to={address.path as never}
                  onClick={onGo}
                  aria-current={isOpen(path, address.path) ? 'page' : undefined}
                >
                  {anyText(title as never)}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}
