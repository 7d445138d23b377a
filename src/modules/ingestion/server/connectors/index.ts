import type { Connector } from '../../contract/connector.ts';
import { connector as table } from './table/connector.ts';

/** Every connector beside the queue log's, which has a reader of its own. A new one is one line here. */
export const CONNECTORS: readonly Connector[] = [table];
