/**
 * What the platform itself delivers, as sources of facts: plans, bills and judgements. They are made at any time and speak of any time, so they do
 * not say how far the centre's data reach.
 */
export const OWN_SOURCES = { roster: 'roster', costs: 'costs', quality: 'quality' } as const;
