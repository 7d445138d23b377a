import { Navigate } from '@tanstack/react-router';
import { useMe } from '#src/ui/me/me.ts';
import { useOfferedPages } from './shell/offered-pages.ts';
import { NotFoundPage } from './NotFoundPage.tsx';

/** Leads everybody to her own room: the page that is home to all her roles, else the first she may open. */
export function StartPage() {
  const { roles } = useMe();
  const pages = useOfferedPages().filter(({ group }) => group !== null);
  const home = pages.find(({ homeOf }) => roles.length > 0 && roles.every((role) => homeOf?.includes(role)));
  const page = home ?? pages[0];
  return page === undefined ? <NotFoundPage /> : <Navigate to={page.address.path as never} replace />;
}
