import { z } from 'zod';
import { route } from '#src/http/route.ts';
import { closingBody, closingPreview, period, periodKind } from './closing.ts';

const words = z.string().trim().max(1000);
const id = z.object({ id: z.string().max(40) });

export const closingsContract = {
  list: route('read:closing')
    .route({ method: 'GET', path: '/closings', summary: 'Periods with data, newest first, and their state' })
    .input(z.object({ kind: periodKind.default('month') }))
    .output(z.object({ zone: z.string(), periods: z.array(period) })),
  preview: route('read:closing')
    .route({ method: 'GET', path: '/closings/{id}/preview', summary: 'What is still provisional in a period' })
    .input(id)
    .output(closingPreview),
  close: route('change:closing')
    .route({ method: 'POST', path: '/closings/{id}/close', summary: 'Close a period: its numbers freeze as version 1' })
    .input(id.extend({ reason: words.optional() }))
    .output(period),
  detail: route('read:closing')
    .route({ method: 'GET', path: '/closings/{id}', summary: 'A closed period: versions, and what differs now' })
    .input(id)
    .output(closingBody),
  accept: route('change:closing')
    .route({ method: 'POST', path: '/closings/{id}/accept', summary: 'Accept a restatement as the next version' })
    .input(id.extend({ token: z.string(), reason: words.min(1) }))
    .output(closingBody),
  export: route('export:closing')
    .route({
      method: 'GET',
      path: '/closings/{id}/export',
      summary: 'Versions, old and new, contacts and causes as XLSX',
    })
    .input(id.extend({ language: z.enum(['en', 'zh-CN']).default('zh-CN') }))
    .output(z.file()),
};
