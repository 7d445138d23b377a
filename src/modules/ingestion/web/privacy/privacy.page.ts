import { z } from 'zod';
import { pageAddress } from '#src/ui/page/page-address.ts';

/** What is kept of customers and for how long. The customer looked for is nobody's business: it is not in the URL. */
export const privacyPage = pageAddress('/privacy', z.object({}));
