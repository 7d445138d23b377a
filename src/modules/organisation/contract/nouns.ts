import { z } from 'zod';

/** Stable and readable, e.g. `anna-keller`; facts carry it. Never changes when the name does. */
const id = z.string().min(1);
const name = z.string().trim().min(1).max(200);
const zone = z.string().min(1);

export const site = z.object({ id, name, zone: zone.nullable() });
export const client = z.object({ id, name });
export const project = z.object({ id, name, client: id.nullable() });
export const team = z.object({ id, name, site: id.nullable() });
/** `number` is the agent number (工号), not the extension and not a user account. */
export const agent = z.object({ id, name, number: z.string().trim().min(1).nullable() });
/** `zone` overrides the zone of the site for this queue's days and intervals. */
export const queue = z.object({ id, name, channel: z.string().min(1).nullable(), zone: zone.nullable() });

export type Site = z.infer<typeof site>;
export type Client = z.infer<typeof client>;
export type Project = z.infer<typeof project>;
export type Team = z.infer<typeof team>;
export type Agent = z.infer<typeof agent>;
export type Queue = z.infer<typeof queue>;

/** What is saved: without `id` the thing of that name, made when there is none. Fields left out keep their value. */
export type Saved<T extends { id: string; name: string }> = { readonly id?: string; readonly name: string } & Partial<
  Omit<T, 'id' | 'name'>
>;
