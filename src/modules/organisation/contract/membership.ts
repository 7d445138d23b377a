import { z } from 'zod';
import { assignmentKind } from './assignment.ts';

export const skill = z.object({ id: z.string().min(1), name: z.string().trim().min(1).max(100) });
export type Skill = z.infer<typeof skill>;
/** 1 is just trained, 5 teaches others. */
export const skillLevel = z.number().int().min(1).max(5);

/** Who belonged where at the beginning of a local day. */
export const membership = z.object({
  zone: z.string(),
  date: z.iso.date(),
  agents: z.array(z.object({ agent: z.string(), team: z.string().nullable(), site: z.string().nullable() })),
  queues: z.array(
    z.object({
      queue: z.string(),
      project: z.string().nullable(),
      client: z.string().nullable(),
      site: z.string().nullable(),
    }),
  ),
  skills: z.array(skill),
  held: z.array(z.object({ agent: z.string(), skill: z.string(), level: skillLevel })),
});
export type Membership = z.infer<typeof membership>;

/** From a local day until another, which is not part of it; `value: null` = to none. */
export const move = z.object({
  kind: assignmentKind,
  subject: z.string().min(1),
  value: z.string().min(1).nullable(),
  from: z.iso.date(),
  until: z.iso.date().nullable().default(null),
});

/** `level: null` takes the skill away from that day on. */
export const skillChange = z.object({
  agent: z.string().min(1),
  skill: z.string().trim().min(1).max(100),
  level: skillLevel.nullable(),
  from: z.iso.date(),
});
