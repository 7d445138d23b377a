import { z } from 'zod';
import { pageAddress } from '#src/ui/page/page-address.ts';

/** What the centre has set, and what it had; `parameter` opens the form with a setting chosen. */
export const settingsPage = pageAddress('/settings/kpis', z.object({ parameter: z.string().optional() }));
