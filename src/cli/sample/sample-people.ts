import type { Connection } from '../connect.ts';

/** Calls of the centre as one of its people (by user name), with her permissions; `null`: this process itself. */
export type CallAs = (username: string | null) => Promise<Connection['client']>;
