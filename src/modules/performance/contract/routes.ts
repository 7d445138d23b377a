import { z } from 'zod';
import { route } from '#src/http/route.ts';
import { acknowledgeInput, briefing, briefingInput, handover, handoverInput } from './briefing.ts';
import { monthId, person } from './person.ts';
import { answerInput, openInput, replyInput, sheet, sheetSummary, signOffMonth } from './sheet.ts';

const READ = 'read:performance';
const month = z.object({ month: monthId });

export const performanceContract = {
  person: route(READ)
    .route({ method: 'GET', path: '/performance/person', summary: 'A person’s month against her targets' })
    .input(z.object({ agent: z.string().min(1).optional(), month: monthId.optional() }))
    .output(person),
  months: route(READ)
    .route({ method: 'GET', path: '/performance/months', summary: 'Months that are over, and their sign-off' })
    .output(z.object({ zone: z.string(), months: z.array(signOffMonth) })),
  month: route(READ)
    .route({ method: 'GET', path: '/performance/months/{month}', summary: 'Who has signed off a month' })
    .input(month)
    .output(signOffMonth.extend({ zone: z.string(), sheets: z.array(sheetSummary) })),
  open: route('open:performance')
    .route({
      method: 'POST',
      path: '/performance/months/{month}/open',
      summary: 'Freeze the figures of a month for sign-off, or freeze anew what has changed',
    })
    .input(openInput.extend({ month: monthId }))
    .output(z.object({ made: z.number().int(), renewed: z.number().int() })),
  sheet: route(READ)
    .route({ method: 'GET', path: '/performance/sheets/{id}', summary: 'One person’s month, item by item' })
    .input(z.object({ id: z.string() }))
    .output(sheet),
  answer: route('confirm:performance')
    .route({ method: 'POST', path: '/performance/sheets/{id}/answer', summary: 'Confirm figures, or object to them' })
    .input(answerInput)
    .output(sheet),
  reply: route('answer:performance')
    .route({ method: 'POST', path: '/performance/sheets/{id}/reply', summary: 'Answer an objection' })
    .input(replyInput)
    .output(sheet),
  export: route('export:performance')
    .route({ method: 'GET', path: '/performance/months/{month}/export', summary: 'A month’s sign-off as a workbook' })
    .input(month.extend({ language: z.enum(['en', 'zh-CN']).default('zh-CN') }))
    .output(z.file()),

  briefing: route('read:briefing')
    .route({ method: 'GET', path: '/briefing', summary: 'What a team lead needs for the shift and closing briefing' })
    .input(briefingInput)
    .output(briefing),
  handOver: route('write:handover')
    .route({ method: 'POST', path: '/handovers', summary: 'Hand the shift over with a note' })
    .input(handoverInput)
    .output(handover),
  acknowledge: route('write:handover')
    .route({ method: 'POST', path: '/handovers/{id}/acknowledge', summary: 'The next shift has read the note' })
    .input(acknowledgeInput)
    .output(handover),
};
