import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { PageAddress } from './page-address.ts';

interface PageLinkProps<Search extends object> {
  readonly to: PageAddress<Search>;
  readonly search?: Partial<Search>;
  readonly params?: Readonly<Record<string, string>>;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A link to a page with its filters; a real link, so it opens in a new tab and can be copied. */
export function PageLink<Search extends object>({ to, search, params, className, children }: PageLinkProps<Search>) {
  return (
    <Link to={to.path} params={(params ?? {}) as never} search={(search ?? {}) as never} className={className}>
      {children}
    </Link>
  );
}
