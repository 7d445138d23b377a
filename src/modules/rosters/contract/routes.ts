import { z } from 'zod';
import { route } from '#src/http/route.ts';
import { employment, importView, localDate, rosterImport, rosterMonth, shiftCode } from './roster.ts';

const READ = 'read:roster';
const CHANGE = 'change:roster';
const done = z.object({ version: z.number().int() });

export const rostersContract = {
  month: route(READ)
    .route({
      method: 'GET',
      path: '/rosters',
      summary: 'Who works when: people × dates × shift codes, with attendance',
    })
    .input(z.object({ from: localDate, until: localDate, team: z.string().optional() }))
    .output(rosterMonth),
  preview: route(CHANGE)
    .route({
      method: 'POST',
      path: '/rosters/preview',
      summary: 'What a workbook would change, and what of it cannot be used',
    })
    .input(rosterImport)
    .output(importView),
  import: route(CHANGE)
    .route({ method: 'POST', path: '/rosters/import', summary: 'Keep the good rows of a workbook' })
    .input(rosterImport)
    .output(importView),
  change: route(CHANGE)
    .route({ method: 'POST', path: '/rosters/days', summary: 'Change days of people by hand' })
    .input(
      z.object({
        days: z
          .array(z.object({ agent: z.string().min(1), date: localDate, code: z.string().trim().min(1) }))
          .min(1)
          .max(5000),
        reason: z.string().max(500).optional(),
      }),
    )
    .output(done),
  saveCode: route(CHANGE)
    .route({ method: 'POST', path: '/shift-codes', summary: 'Say what a shift code stands for, from a date on' })
    .input(shiftCode)
    .output(shiftCode),
  employments: route('read:employment')
    .route({ method: 'GET', path: '/employments', summary: 'Who is employed since when' })
    .output(z.array(employment)),
  saveEmployment: route('change:employment')
    .route({ method: 'POST', path: '/employments', summary: 'Record when somebody was hired or left' })
    .input(employment)
    .output(employment),
};
