import { z } from 'zod';
import { route } from '#src/http/route.ts';

/** What people do at the desk, besides drawing, evaluating and deciding. */
export const deskContract = {
  formFile: route('read:quality_form')
    .route({ method: 'GET', path: '/quality/forms/{id}/file', summary: 'A form as a workbook that can be read back' })
    .input(z.object({ id: z.string(), language: z.enum(['zh-CN', 'en']).default('zh-CN') }))
    .output(z.file()),
};
