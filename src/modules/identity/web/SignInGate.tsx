import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { AppError } from '#src/kernel/errors.ts';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { MeContext, type WhoLooks } from '#src/ui/me/me.ts';
import { identityApi } from './api.ts';
import { SeenByBar } from './SeenByBar.tsx';
import { SignInPage } from './SignInPage.tsx';

/** Stands before every page: asks who is there, lets people sign in, and tells pages what they may offer. */
export function SignInGate({ children }: { readonly children: ReactNode }) {
  const { data, error, refetch } = useQuery({
    queryKey: ['me'],
    queryFn: ({ signal }) => identityApi.me(undefined, { signal }),
    retry: false,
    staleTime: 60_000,
    refetchInterval: 300_000,
  });
  const who = useMemo(
    (): WhoLooks | null =>
      data === undefined
        ? null
        : {
            id: data.id,
            name: data.name,
            agent: data.agent,
            roles: data.roles,
            may: (permission) => permission in data.permissions,
            centreSize: data.centreSize,
          },
    [data],
  );
  const signedOut = error instanceof AppError && error.kind === 'unauthenticated';
  if (signedOut) return <SignInPage />;
  if (who === null) return error === null ? null : <ErrorNotice error={error} onRetry={() => void refetch()} />;
  return (
    <MeContext value={who}>
      {data?.seenBy != null && <SeenByBar as={data.name} by={data.seenBy} />}
      {children}
    </MeContext>
  );
}
