import type { Actor } from '#src/http/actor.ts';

/** A system that delivers events with a key: may ask for that alone, and the key decides for which source. */
export const EVENT_SENDER: Actor = {
  id: 'event-sender',
  name: 'Event delivery',
  agent: null,
  roles: [],
  scopeOf: (permission) => (permission === 'write:event' ? 'all' : null),
};
