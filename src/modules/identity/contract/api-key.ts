import { z } from 'zod';
import type { Permission } from './grants.ts';

/**
 * What a key of another system may be given: reading and taking out, never changing, and never a customer's name or number unmasked. Each is
 * a permission like a role's, asked for at every route.
 */
export const KEY_SCOPES = [
  'read:kpi',
  'read:person',
  'read:contact',
  'export:contact',
  'read:report',
  'read:target',
  'read:alert',
  'read:closing',
  'export:closing',
  'read:evaluation',
  'read:roster',
  'read:cost',
  'export:cost',
  'read:organisation',
  'read:setting',
] as const satisfies readonly Permission[];
export type KeyScope = (typeof KEY_SCOPES)[number];

export const apiKeyInput = z.object({
  name: z.string().trim().min(1).max(100),
  scopes: z.array(z.enum(KEY_SCOPES)).min(1),
  /** Rows of these projects only; none named: all. */
  projects: z.array(z.string().min(1)).default([]),
  /** Days until it is worthless; null: until it is revoked. */
  days: z.number().int().min(1).max(3650).nullable().default(365),
});
export type ApiKeyInput = z.output<typeof apiKeyInput>;

/** A key as people see it; the key itself is shown once. */
export const apiKey = z.object({
  id: z.string(),
  name: z.string(),
  scopes: z.array(z.enum(KEY_SCOPES)),
  projects: z.array(z.string()),
  createdAt: z.number().int(),
  createdBy: z.string(),
  expiresAt: z.number().int().nullable(),
  lastUsedAt: z.number().int().nullable(),
  revokedAt: z.number().int().nullable(),
});
export type ApiKey = z.infer<typeof apiKey>;
