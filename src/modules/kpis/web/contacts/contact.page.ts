import { z } from 'zod';
import { pageAddress } from '#src/ui/page/page-address.ts';

/** One contact by its id. */
export const contactPage = pageAddress('/contacts/$id', z.object({}));
