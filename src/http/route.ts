import { oc } from '@orpc/contract';
import { type Actor, SYSTEM } from './actor.ts';

/** What every route declares besides its schemas; the server refuses to serve a route without it. */
export type RouteMeta = {
  /** Who may call it: `open` on loopback until there are identities, else `action:resource`. */
  readonly permission?: string;
};

/** What handlers know of a call; nothing when it comes from inside this process. */
export type Caller = {
  readonly overHttp?: boolean;
  /** The header as sent. */
  readonly authorization?: string | undefined;
  /** Who calls; absent for a call from inside this process. */
  readonly actor?: Actor;
  /** Network address of the caller, for the audit trail. */
  readonly from?: string | undefined;
};

/** Who stands behind a call: `implement(contract).$context<Caller>()`, then `actorOf(context)`. */
export const actorOf = (caller: Caller): Actor => caller.actor ?? SYSTEM;

/** Starts a route of a contract: `route('read:kpi').route({ method, path, summary }).input(…).output(…)`. */
export const route = (permission: string) => oc.$meta<RouteMeta>({ permission });
