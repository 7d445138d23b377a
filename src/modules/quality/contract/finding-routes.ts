import { z } from 'zod';
import { route } from '#src/http/route.ts';
import {
  editFindingInput,
  enterFindingInput,
  finding,
  FINDING_STATES,
  findingMonth,
  LEAD_ACTS,
  openFindingInput,
  OWNER_ACTS,
} from './finding.ts';

const words = z.string().trim().min(1).max(4000);
const one = z.object({ id: z.string() });

/** What is found in a month's work, who sees to it, and whether it was proved fixed. */
export const findingContract = {
  findings: route('read:finding')
    .route({ method: 'GET', path: '/quality/findings', summary: 'Findings the caller may see, the late ones first' })
    .input(
      z.object({
        month: z.string().optional(),
        state: z.enum(FINDING_STATES).optional(),
        mine: z.stringbool().default(false),
        late: z.stringbool().default(false),
      }),
    )
    .output(z.array(finding)),
  finding: route('read:finding')
    .route({ method: 'GET', path: '/quality/findings/{id}', summary: 'One finding with its steps' })
    .input(one)
    .output(finding),
  findingMonths: route('read:finding')
    .route({
      method: 'GET',
      path: '/quality/finding-months',
      summary: 'What was found, proved and is overdue, by month',
    })
    .output(z.array(findingMonth)),
  findingOwners: route('change:finding')
    .route({ method: 'GET', path: '/quality/finding-owners', summary: 'Who can be given a finding' })
    .output(z.array(z.object({ id: z.string(), name: z.string() }))),
  openFinding: route('change:finding')
    .route({
      method: 'POST',
      path: '/quality/findings',
      summary: 'Open a finding with owner, date and how it will be proved fixed',
    })
    .input(openFindingInput)
    .output(finding),
  enterFinding: route('change:finding')
    .route({
      method: 'POST',
      path: '/quality/findings/enter',
      summary: 'Take in a finding that was followed elsewhere until now',
    })
    .input(enterFindingInput)
    .output(finding),
  editFinding: route('change:finding')
    .route({
      method: 'PUT',
      path: '/quality/findings/{id}',
      summary: 'Change a finding its owner has not accepted yet',
    })
    .input(editFindingInput)
    .output(finding),
  noteFinding: route('read:finding')
    .route({ method: 'POST', path: '/quality/findings/{id}/notes', summary: 'Say something to a finding' })
    .input(one.extend({ words }))
    .output(finding),
  answerFinding: route('answer:finding')
    .route({ method: 'POST', path: '/quality/findings/{id}/acts', summary: 'The owner accepts, starts or has done it' })
    .input(one.extend({ act: z.enum(OWNER_ACTS), words: z.string().trim().max(4000).default('') }))
    .output(finding),
  decideFinding: route('change:finding')
    .route({
      method: 'POST',
      path: '/quality/findings/{id}/decision',
      summary: 'Close what was proved or not, or reopen it with a new date',
    })
    .input(
      one.extend({
        act: z.enum(LEAD_ACTS),
        words,
        /** New last day of a reopened one. */
        due: z
          .string()
          .regex(/^\d{4}-\d\d-\d\d$/)
          .optional(),
      }),
    )
    .output(finding),
};
