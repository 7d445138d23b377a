import { z } from 'zod';
import type { PassportRequest } from '#src/ui/number/passport.ts';

/** Scope as it travels in the URL; what does not fit is refused, because a number with another scope is another number. */
const scope = z.object({
  from: z.string().optional(),
  to: z.string().optional(),
  zone: z.string().optional(),
  where: z.record(z.string(), z.array(z.string())).optional(),
  set: z.record(z.string(), z.string()).optional(),
});

export type PassportQuestion = z.infer<typeof scope> & { readonly kpis: [string] };

/** The request of a number as the server wants it; `null` when the link was damaged. */
export function passportQuestion(request: PassportRequest): PassportQuestion | null {
  const read = scope.safeParse(request.scope);
  return read.success ? { kpis: [request.kpi], ...read.data } : null;
}
