import { useNavigate, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useViews } from './use-views.ts';

/**
 * Opens a page with the reader's own default view when it was opened without a question. Only once a visit: whoever clears the question
 * afterwards means it.
 */
export function useDefaultView(path: string): void {
  const { loaded, views } = useViews(path);
  const asked = useRouterState({
    select: ({ location }) => Object.keys(location.search).some((key) => key !== 'range'),
  });
  const navigate = useNavigate();
  const done = useRef(false);
  const address = views.find(({ opens }) => opens)?.address;
  useEffect(() => {
    if (!loaded || done.current) return;
    done.current = true;
    if (!asked && address !== undefined) void navigate({ href: address, replace: true });
  }, [loaded, asked, address, navigate]);
}
