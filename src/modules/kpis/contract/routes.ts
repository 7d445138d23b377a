import { z } from 'zod';
import { route } from '#src/http/route.ts';
import { benchmark } from './benchmarks.ts';
import { comparison, comparisonInput } from './comparison.ts';
import { exportInput, exportMarkBody, exportPart, exportProgress, tableExport } from './export.ts';
import { kpiDetail, kpiSummary, parameterSummary } from './catalogue.ts';
import { contactCourse, contactPage, contactSearchInput } from './contacts.ts';
import { behind, behindInput, passport, passportInput } from './passport.ts';
import { answer, questionInput } from './question.ts';
import { presetInput, settingInput, settingPreview, settingsBody } from './settings.ts';
import { statsInput, statsRows } from './stats.ts';

/** What the centre's data cover: which day to show first, and in which zone. */
export const coverage = z.object({
  zone: z.string(),
  dataFrom: z.string().nullable(),
  dataUntil: z.string().nullable(),
  /** Local date of the last day with contacts, and whether the data reach that day's end. */
  lastDay: z.string().nullable(),
  lastDayComplete: z.boolean(),
  contacts: z.number().int(),
  agents: z.number().int(),
  queues: z.number().int(),
  /** Agents the organisation names, with contacts or without; 0 for those who see a part of the centre only. */
  staff: z.number().int(),
  channels: z.array(z.string()),
  sources: z.array(z.string()),
});
export type Coverage = z.infer<typeof coverage>;

/** Values a dimension takes in the data, for filters. */
const dimensionValues = z.array(z.object({ id: z.string(), name: z.string(), rows: z.number() }));

export const kpisContract = {
  coverage: route('read:kpi')
    .route({ method: 'GET', path: '/coverage', summary: 'What the data cover' })
    .output(coverage),
  list: route('read:kpi')
    .route({ method: 'GET', path: '/kpis', summary: 'Every KPI of the catalogue' })
    .output(z.array(kpiSummary)),
  detail: route('read:kpi')
    .route({ method: 'GET', path: '/kpis/{id}', summary: 'One KPI: definition, variants, examples, SQL' })
    .input(z.object({ id: z.string() }))
    .output(kpiDetail),
  benchmarks: route('read:kpi')
    .route({
      method: 'GET',
      path: '/kpis/{id}/benchmarks',
      summary: 'Published figures, and whether they mean the same',
    })
    .input(z.object({ id: z.string() }))
    .output(z.array(benchmark)),
  parameters: route('read:kpi')
    .route({ method: 'GET', path: '/parameters', summary: 'Settings that change what KPIs mean' })
    .output(z.array(parameterSummary)),
  settings: route('read:setting')
    .route({ method: 'GET', path: '/settings', summary: 'Settings of the centre, now and before' })
    .output(settingsBody),
  saveSetting: route('change:setting')
    .route({ method: 'POST', path: '/settings', summary: 'Change what KPIs mean, from a date on' })
    .input(settingInput)
    .output(settingsBody),
  applyPreset: route('change:setting')
    .route({ method: 'POST', path: '/settings/preset', summary: 'Take over a set of defaults as one act' })
    .input(presetInput)
    .output(settingsBody),
  previewSetting: route('read:setting')
    .route({ method: 'POST', path: '/settings/preview', summary: 'What a change would do to the last 28 days' })
    .input(settingInput)
    .output(settingPreview),
  values: route('read:kpi')
    .route({ method: 'GET', path: '/dimensions/{id}/values', summary: 'Values of a dimension in the data' })
    .input(z.object({ id: z.string() }))
    .output(dimensionValues),
  query: route('read:kpi')
    .route({ method: 'POST', path: '/query', summary: 'Ask for KPIs over time, dimensions and filters' })
    .input(questionInput)
    .output(answer),
  compare: route('read:person')
    .route({ method: 'POST', path: '/comparison', summary: 'Groups against each other without luck or an easier mix' })
    .input(comparisonInput)
    .output(comparison),
  stats: route('read:kpi')
    .route({ method: 'POST', path: '/stats', summary: 'Descriptive statistics of durations' })
    .input(statsInput)
    .output(statsRows),
  passport: route('read:kpi')
    .route({ method: 'POST', path: '/passport', summary: 'Where a number comes from' })
    .input(passportInput)
    .output(passport),
  behind: route('read:contact')
    .route({ method: 'POST', path: '/behind', summary: 'The rows behind a number' })
    .input(behindInput)
    .output(behind),
  contacts: route('read:contact')
    .route({ method: 'POST', path: '/contacts/search', summary: 'Search contacts' })
    .input(contactSearchInput)
    .output(contactPage),
  unmask: route('read:personal_data')
    .route({
      method: 'POST',
      path: '/contacts/{id}/unmasked',
      summary: 'One contact unmasked, for a reason that is kept',
    })
    .input(z.object({ id: z.string(), reason: z.string().trim().min(3).max(500) }))
    .output(contactCourse),
  contact: route('read:contact')
    .route({ method: 'GET', path: '/contacts/{id}', summary: 'One contact with its course and raw lines' })
    .input(z.object({ id: z.string() }))
    .output(contactCourse),
  startExport: route('export:contact')
    .route({ method: 'POST', path: '/exports', summary: 'Write every contact of a period to a file' })
    .input(exportInput)
    .output(exportProgress),
  export: route('export:contact')
    .route({ method: 'GET', path: '/exports/{id}', summary: 'How far an export is' })
    .input(z.object({ id: z.string() }))
    .output(exportProgress),
  cancelExport: route('export:contact')
    .route({ method: 'POST', path: '/exports/{id}/cancel', summary: 'Stop an export' })
    .input(z.object({ id: z.string() }))
    .output(exportProgress),
  exportFile: route('export:contact')
    .route({ method: 'GET', path: '/exports/{id}/{part}', summary: 'The data, its columns, or who took it' })
    .input(z.object({ id: z.string(), part: exportPart }))
    .output(z.file()),
  takeTable: route('read:me')
    .route({ method: 'POST', path: '/table-exports', summary: 'Record that a table leaves the house; its watermark' })
    .input(tableExport)
    .output(exportMarkBody),
};
