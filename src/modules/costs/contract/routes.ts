import { z } from 'zod';
import { route } from '#src/http/route.ts';
import { costImport, costImportView, costPerContact, costTable, month } from './cost.ts';
import { point, pointInput } from './point.ts';

const months = z.object({ from: month, until: month });

export const costsContract = {
  table: route('read:cost')
    .route({
      method: 'GET',
      path: '/costs',
      summary: 'Budget and what was spent, by month, site, project, channel, item',
    })
    .input(months.partial())
    .output(costTable),
  preview: route('change:cost')
    .route({
      method: 'POST',
      path: '/costs/preview',
      summary: 'What a cost table would change, and what of it cannot be used',
    })
    .input(costImport)
    .output(costImportView),
  import: route('change:cost')
    .route({ method: 'POST', path: '/costs/import', summary: 'Keep the good rows of a cost table' })
    .input(costImport)
    .output(costImportView),
  perContact: route('read:cost')
    .route({ method: 'GET', path: '/costs/per-contact', summary: 'Cost per contact by channel and project' })
    .input(months)
    .output(costPerContact),
  point: route('read:cost')
    .route({
      method: 'GET',
      path: '/costs/point',
      summary: 'What one more point of service level of a queue would cost',
    })
    .input(pointInput)
    .output(point),
  export: route('export:cost')
    .route({ method: 'GET', path: '/costs/export', summary: 'Budget, spent and cost per contact as XLSX' })
    .input(months.extend({ language: z.enum(['en', 'zh-CN']).default('zh-CN') }))
    .output(z.file()),
};
