/** Zone of the reader's device, for moments that belong to no centre: sessions, the trail. */
export const ownZone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
