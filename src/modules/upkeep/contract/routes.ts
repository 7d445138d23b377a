import { z } from 'zod';
import { route } from '#src/http/route.ts';

export const finding = z.object({
  id: z.string(),
  state: z.enum(['good', 'watch', 'bad']),
  /** What was found, in a sentence. */
  what: z.string(),
  /** What to do; null where nothing is to be done. */
  remedy: z.string().nullable(),
});
export type Finding = z.infer<typeof finding>;

/** What stands in a backup, and what has to be copied otherwise. */
export const manifest = z.object({
  format: z.literal(1),
  at: z.number().int(),
  version: z.string(),
  /** File in the archive → SHA-256. */
  files: z.record(z.string(), z.string()),
  notCovered: z.array(z.string()),
});
export type Manifest = z.infer<typeof manifest>;

export const upkeepContract = {
  backup: route('backup:centre')
    .route({ method: 'POST', path: '/backups', summary: 'Copy both databases into one archive beside the data' })
    .output(z.object({ path: z.string(), bytes: z.number().int(), manifest })),
  doctor: route('read:health')
    .route({ method: 'GET', path: '/health', summary: 'What is well and what is not, with remedies' })
    .output(z.array(finding)),
};
