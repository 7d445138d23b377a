import { ingestionContract } from '#src/modules/ingestion/contract/routes.ts';
import { kpisContract } from '#src/modules/kpis/contract/routes.ts';

/** The whole HTTP contract, one line a module; browser-safe. Server, web and CLI are built on it. */
export const apiContract = { kpis: kpisContract, ingestion: ingestionContract };
export type ApiContract = typeof apiContract;
