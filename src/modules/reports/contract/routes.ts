import { z } from 'zod';
import { route } from '#src/http/route.ts';
import { channel, channelInput } from './channel.ts';
import { reportDocument } from './document.ts';
import { fields, issueSummary, report, reportInput, savedView, savedViewInput, seenView } from './report.ts';
import { deliveryRow, format, language, run, scheduleInput, scheduleRow } from './schedule.ts';

const id = z.object({ id: z.string().min(1) });
const done = z.object({ done: z.boolean() });
const day = z.string().regex(/^\d{4}-\d\d-\d\d$/);

const issueBody = z.object({
  issue: issueSummary,
  document: reportDocument,
  fields,
  versions: z.array(issueSummary),
});

export const reportsContract = {
  list: route('read:report')
    .route({ method: 'GET', path: '/reports', summary: 'Reports and their latest issues' })
    .output(z.object({ reports: z.array(report), issues: z.array(issueSummary) })),
  save: route('change:report')
    .route({ method: 'POST', path: '/reports', summary: 'Make or change a report' })
    .input(reportInput)
    .output(report),
  remove: route('change:report')
    .route({
      method: 'POST',
      path: '/reports/{id}/remove',
      summary: 'Remove a report and its schedules; its issues stay',
    })
    .input(id)
    .output(done),
  make: route('change:report')
    .route({ method: 'POST', path: '/reports/{id}/issues', summary: 'Make the issue of the period that holds a day' })
    .input(id.extend({ day: day.optional() }))
    .output(issueSummary),
  issues: route('read:report')
    .route({ method: 'GET', path: '/reports/{id}/issues', summary: 'Issues of a report, newest first' })
    .input(id)
    .output(z.array(issueSummary)),
  issue: route('read:report')
    .route({ method: 'GET', path: '/issues/{id}', summary: 'One issue, laid out' })
    .input(id.extend({ language }))
    .output(issueBody),
  fillIn: route('fill:report')
    .route({ method: 'POST', path: '/issues/{id}/fields', summary: 'Fill in reasons and measures' })
    .input(id.extend({ fields }))
    .output(done),
  file: route('read:report')
    .route({ method: 'GET', path: '/issues/{id}/files/{format}', summary: 'An issue as PDF, workbook or picture' })
    .input(id.extend({ format, language }))
    .output(z.file()),
  send: route('send:report')
    .route({ method: 'POST', path: '/issues/{id}/send', summary: 'Send an issue to channels now' })
    .input(id.extend({ channels: z.array(z.string()).min(1), formats: z.array(format), language }))
    .output(z.object({ run: z.string() })),

  views: route('read:view').route({ method: 'GET', path: '/views', summary: 'Saved views' }).output(z.array(seenView)),
  saveView: route('read:view')
    .route({ method: 'POST', path: '/views', summary: 'Save a view under a name' })
    .input(savedViewInput)
    .output(savedView),
  openView: route('read:view')
    .route({ method: 'POST', path: '/views/default', summary: 'Which view a page opens with for the caller' })
    .input(
      z.object({
        path: z
          .string()
          .regex(/^\/[\w/-]*$/)
          .max(200),
        view: z.string().nullable(),
      }),
    )
    .output(done),
  removeView: route('read:view')
    .route({ method: 'POST', path: '/views/{id}/remove', summary: 'Forget a view' })
    .input(id)
    .output(done),

  schedules: route('read:schedule')
    .route({ method: 'GET', path: '/schedules', summary: 'Which report goes where, and when' })
    .output(z.array(scheduleRow)),
  saveSchedule: route('change:schedule')
    .route({ method: 'POST', path: '/schedules', summary: 'Make or change a schedule' })
    .input(scheduleInput)
    .output(scheduleRow),
  removeSchedule: route('change:schedule')
    .route({ method: 'POST', path: '/schedules/{id}/remove', summary: 'Remove a schedule; its runs stay' })
    .input(id)
    .output(done),
  runs: route('read:schedule')
    .route({ method: 'GET', path: '/report-runs', summary: 'What was sent to whom, newest first' })
    .input(z.object({ limit: z.coerce.number().int().min(1).max(500).default(100) }))
    .output(z.array(run)),
  sendAgain: route('send:report')
    .route({ method: 'POST', path: '/deliveries/{id}/again', summary: 'Try what did not arrive again' })
    .input(id)
    .output(z.object({ parts: z.number().int() })),

  channels: route('read:channel')
    .route({ method: 'GET', path: '/channels', summary: 'Channels, without their secrets' })
    .output(z.array(channel)),
  saveChannel: route('change:channel')
    .route({ method: 'POST', path: '/channels', summary: 'Make or change a channel' })
    .input(channelInput)
    .output(channel),
  removeChannel: route('change:channel')
    .route({ method: 'POST', path: '/channels/{id}/remove', summary: 'Remove a channel and its secrets' })
    .input(id)
    .output(done),
  testChannel: route('change:channel')
    .route({ method: 'POST', path: '/channels/{id}/test', summary: 'Send a test message now' })
    .input(id.extend({ language }))
    .output(done),
  deliveries: route('read:channel')
    .route({ method: 'GET', path: '/deliveries', summary: 'What was sent or is on its way' })
    .input(z.object({ channel: z.string().optional(), limit: z.coerce.number().int().min(1).max(500).default(100) }))
    .output(z.array(deliveryRow)),
};
