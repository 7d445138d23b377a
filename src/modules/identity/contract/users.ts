import { z } from 'zod';
import { CENTRE_SIZES } from './centre-size.ts';
import { ROLES } from './roles.ts';

const ids = z.array(z.string().min(1)).default([]);

/** A role with what it is held for; no ids at all: the whole centre. */
export const roleHeld = z.object({ role: z.enum(ROLES), sites: ids, projects: ids, teams: ids });
export type RoleHeld = z.output<typeof roleHeld>;

/** What one may say of a user; `username` is what she signs in with, often the agent number 工号. */
export const userInput = z.object({
  id: z.string().optional(),
  name: z.string().trim().min(1).max(100),
  username: z
    .string()
    .trim()
    .min(2)
    .max(40)
    .regex(/^[\p{L}\p{N}._-]+$/u),
  email: z.email().nullable().default(null),
  /** The agent this person is. */
  agent: z.string().nullable().default(null),
  roles: z.array(roleHeld).min(1),
});
export type UserInput = z.input<typeof userInput>;
export type UserParsed = z.output<typeof userInput>;

export const user = z.object({
  id: z.string(),
  name: z.string(),
  username: z.string(),
  email: z.string().nullable(),
  agent: z.string().nullable(),
  roles: z.array(roleHeld),
  /** Has chosen a password; otherwise she comes by link or by the company's sign-in. */
  hasPassword: z.boolean(),
  twoFactor: z.boolean(),
  blocked: z.boolean(),
  /** A person of the sample centre: anybody who may look around may see as her. */
  sample: z.boolean(),
  lastSeenAt: z.number().int().nullable(),
});
export type User = z.infer<typeof user>;

/** Rows a permission reaches. */
const scope = z.union([
  z.literal('all'),
  z.array(z.object({ noun: z.enum(['site', 'project', 'team', 'agent']), ids: z.array(z.string()) })),
]);

/** Who is looking at the page, and what she may do. */
export const me = z.object({
  id: z.string(),
  name: z.string(),
  username: z.string().nullable(),
  email: z.string().nullable(),
  agent: z.string().nullable(),
  roles: z.array(z.enum(ROLES)),
  permissions: z.record(z.string(), scope),
  hasPassword: z.boolean(),
  twoFactor: z.boolean(),
  /** Name of the person who looks at the centre as this user. */
  seenBy: z.string().nullable(),
  /** How large the centre is said to be; null: nobody has said yet. */
  centreSize: z.enum(CENTRE_SIZES).nullable(),
});
export type Me = z.infer<typeof me>;
