import type { Connector } from '../../contract/connector.ts';
import { connector as amazonConnect } from './amazon-connect/connector.ts';
import { connector as asteriskCdr } from './asterisk/cdr.ts';
import { connector as chatwoot } from './chatwoot/connector.ts';
import { connector as freeswitch } from './freeswitch/connector.ts';
import { connector as table } from './table/connector.ts';
import { connector as vcon } from './vcon/connector.ts';

/** Every connector beside the queue log's, which has a reader of its own. A new one is one line here. */
export const CONNECTORS: readonly Connector[] = [table, asteriskCdr, freeswitch, amazonConnect, chatwoot, vcon];
