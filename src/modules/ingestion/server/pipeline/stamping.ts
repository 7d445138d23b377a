import type { Directory } from '#src/modules/organisation/contract/directory.ts';
import { NO_STAMP, type Stamping } from '../derivation/context.ts';

/** Stamps of one source out of the organisation's directory: ids of site, project, client and team as they were then. */
export function stampingOf(directory: Directory, source: string): Stamping {
  return (at, queue, agent) => {
    const queueId = queue === null ? null : (directory.queueOf(source, queue)?.id ?? null);
    const agentId = agent === null ? null : (directory.agentOf(source, agent)?.id ?? null);
    if (queueId === null && agentId === null) return NO_STAMP;
    const event = { queue: queueId, agent: agentId };
    return { ...directory.placeAt(event, at), from: at, until: directory.placeUntil(event, at) };
  };
}
