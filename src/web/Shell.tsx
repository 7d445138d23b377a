import { Outlet, useRouterState } from '@tanstack/react-router';
import { Drawer } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type PassportRequest, PassportContext } from '#src/ui/number/passport.ts';
import { FirstRunContext } from '#src/ui/page/first-run.ts';
import { FullCentrePagesContext } from '#src/ui/page/full-centre-pages.ts';
import { usePageSearch } from '#src/ui/page/use-page-search.ts';
import { modules } from './modules.ts';
import { Brand } from './shell/Brand.tsx';
import { Navigation } from './shell/Navigation.tsx';
import { fullCentreTitles } from './shell/offered-pages.ts';
import { PassportDrawer } from './shell/PassportDrawer.tsx';
import { SearchPalette } from './shell/SearchPalette.tsx';
import './shell/shell.css';
import { TopBar } from './shell/TopBar.tsx';
import { useSearchKeys } from './shell/use-search-keys.ts';
import { shellAddress } from './shell-search.ts';

const FirstRun = modules.find((module) => module.firstRun !== undefined)?.firstRun;
const firstRun = FirstRun === undefined ? null : <FirstRun />;

/** Frame of every page: rooms at the left, question and search on top, the page, and the passport above all. */
export function Shell() {
  const { t } = useTranslation('web');
  const path = useRouterState({ select: (state) => state.location.pathname });
  const [search, setSearch] = usePageSearch(shellAddress);
  const [drawerOpen, setDrawerOpen] = useState(false);
  const [searching, setSearching] = useState(false);
  useSearchKeys(() => setSearching(true));
  const openPassport = useMemo(
    () => (request: PassportRequest) => setSearch({ passport: request as never }),
    [setSearch],
  );

  return (
    <PassportContext value={openPassport}>
      <FirstRunContext value={firstRun}>
        <FullCentrePagesContext value={fullCentreTitles}>
          <a className="yc-skip" href="#content">
            {t('nav.skip')}
          </a>
          <div className="yc-shell">
            <aside className="yc-side">
              <Brand />
              <Navigation path={path} />
            </aside>
            <TopBar onMenu={() => setDrawerOpen(true)} onSearch={() => setSearching(true)} />
            <main id="content" className="yc-content" tabIndex={-1}>
              <Outlet />
            </main>
          </div>
          <Drawer
            placement="left"
            size={264}
            open={drawerOpen}
            onClose={() => setDrawerOpen(false)}
            title={<Brand />}
            styles={{ body: { padding: 0, display: 'flex' } }}
          >
            <div className="yc-side yc-side-drawer">
              <Navigation path={path} onGo={() => setDrawerOpen(false)} />
            </div>
          </Drawer>
          <SearchPalette open={searching} onClose={() => setSearching(false)} />
          {search.passport !== undefined && (
            <PassportDrawer
              request={search.passport as PassportRequest}
              onClose={() => setSearch({ passport: undefined })}
            />
          )}
        </FullCentrePagesContext>
      </FirstRunContext>
    </PassportContext>
  );
}
