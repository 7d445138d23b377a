import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  retainSearchParams,
} from '@tanstack/react-router';
import { PageSkeleton } from '#src/ui/layout/PageSkeleton.tsx';
import { readSearch } from '#src/ui/page/page-address.ts';
import { modules } from './modules.ts';
import { NotFoundPage } from './NotFoundPage.tsx';
import { PageError } from './PageError.tsx';
import { allPages } from './shell/offered-pages.ts';
import { OfferedPage } from './shell/OfferedPage.tsx';
import { StartPage } from './StartPage.tsx';
import { Shell } from './Shell.tsx';
import { shellAddress } from './shell-search.ts';

/**
 * Fetches the code of every page once the first one stands: later ones open at once, and a server that restarts meanwhile
 * leaves a page that says so instead of the browser's own error.
 */
export async function preloadPages(): Promise<void> {
  const loads = modules.flatMap((module) => [
    ...module.pages.map(({ load }) => load),
    ...(module.passport === undefined ? [] : [module.passport]),
  ]);
  for (const load of loads) await load().catch(() => undefined);
}

/** Routes from the modules' manifests: the shell knows no page by name. */
export function makeRouter() {
  const root = createRootRoute({
    component: Shell,
    notFoundComponent: NotFoundPage,
    validateSearch: (raw: Record<string, unknown>) => readSearch(shellAddress, raw),
    search: { middlewares: [retainSearchParams(['range'])] },
  });
  const switchAt = allPages.find(({ changesCentreSize }) => changesCentreSize);
  const pages = allPages.map((entry) =>
    createRoute({
      getParentRoute: () => root,
      path: entry.address.path,
      validateSearch: (raw: Record<string, unknown>) => ({ ...raw, ...readSearch(entry.address, raw) }),
      component: lazyRouteComponent(async () => {
        const Shown = await entry.load();
        return {
          default: () => (
            <OfferedPage entry={entry} switchAt={switchAt}>
              <Shown />
            </OfferedPage>
          ),
        };
      }),
    }),
  );
  const first = allPages.find(({ group }) => group !== null);
  const start = createRoute({ getParentRoute: () => root, path: '/', component: StartPage });
  // The gallery shows the design system with fixtures to whoever builds pages. The condition stands here, where the bundler
  // sees it, so that a release build leaves the page out altogether.
  const gallery =
    import.meta.env.DEV || import.meta.env.MODE === 'gallery'
      ? [
          createRoute({
            getParentRoute: () => root,
            path: '/gallery',
            component: lazyRouteComponent(() => import('./gallery/GalleryPage.tsx'), 'GalleryPage'),
          }),
        ]
      : [];
  return createRouter({
    routeTree: root.addChildren([
      ...pages,
      ...(first === undefined || first.address.path !== '/' ? [start] : []),
      ...gallery,
    ]),
    defaultPreload: 'intent',
    defaultPendingComponent: PageSkeleton,
    defaultPendingMs: 150,
    defaultErrorComponent: PageError,
    scrollRestoration: true,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
