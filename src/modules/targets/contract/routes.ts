import { z } from 'zod';
import { route } from '#src/http/route.ts';
import { bounds } from './bounds.ts';
import {
  decisionInput,
  exclusion,
  exclusionInput,
  exclusionList,
  personalInput,
  personalResult,
  roleFitInput,
  roleFitUse,
} from './exclusion.ts';
import {
  answerInput,
  changeInput,
  draftInput,
  goal,
  goalInput,
  goalTree,
  owner,
  targetDetail,
  targetNode,
} from './target.ts';

const id = z.object({ id: z.string() });
const count = z.object({ count: z.number().int() });

/** A target that holds, with its place in the tree. */
export const targetInForce = z.object({
  id: z.string(),
  kpi: z.string(),
  owner,
  bounds,
  weight: z.number().nullable(),
  from: z.number().int(),
  until: z.number().int(),
});

/** A workbook travels as base64: small, and outside the stores. */
const workbook = z.object({ name: z.string().max(200), base64: z.string().max(8_000_000) });

export const targetsContract = {
  goals: route('read:target').route({ method: 'GET', path: '/goals', summary: 'Goals' }).output(z.array(goal)),
  saveGoal: route('change:target')
    .route({ method: 'POST', path: '/goals', summary: 'Make or change a goal' })
    .input(goalInput)
    .output(goal),
  tree: route('read:target')
    .route({ method: 'GET', path: '/goals/{id}/tree', summary: 'The targets of a goal with their progress' })
    .input(id)
    .output(goalTree),
  draft: route('change:target')
    .route({ method: 'POST', path: '/goals/{goal}/drafts', summary: 'Propose targets from history, as drafts' })
    .input(draftInput)
    .output(count),
  send: route('change:target')
    .route({ method: 'POST', path: '/goals/{id}/send', summary: 'Send drafts to their owners' })
    .input(z.object({ id: z.string(), targets: z.array(z.string()).optional() }))
    .output(count),
  export: route('read:target')
    .route({ method: 'GET', path: '/goals/{id}/xlsx', summary: 'Targets as a workbook, a row per owner and KPI' })
    .input(id)
    .output(workbook),
  import: route('change:target')
    .route({ method: 'POST', path: '/goals/{id}/xlsx', summary: 'Read targets from a workbook, as drafts' })
    .input(workbook.extend({ id: z.string() }))
    .output(z.object({ read: z.number().int(), changed: z.number().int(), made: z.number().int() })),
  detail: route('read:target')
    .route({ method: 'GET', path: '/targets/{id}', summary: 'One target: versions, history, evidence, comments' })
    .input(id)
    .output(targetDetail),
  change: route('change:target')
    .route({ method: 'POST', path: '/targets/{id}/versions', summary: 'Change a target: a new draft version' })
    .input(changeInput)
    .output(count),
  answer: route('answer:target')
    .route({ method: 'POST', path: '/targets/{id}/answer', summary: 'Accept a target, or object with the reason' })
    .input(answerInput)
    .output(count),
  comment: route('answer:target')
    .route({ method: 'POST', path: '/targets/{id}/comments', summary: 'Say something about a target' })
    .input(z.object({ id: z.string(), text: z.string().trim().min(1).max(2000) }))
    .output(count),
  withdraw: route('change:target')
    .route({ method: 'POST', path: '/targets/{id}/withdraw', summary: 'Take a target back, or end it' })
    .input(z.object({ id: z.string(), reason: z.string().trim().min(1).max(2000) }))
    .output(count),
  inbox: route('read:target')
    .route({ method: 'GET', path: '/targets/inbox', summary: 'What waits for the asker' })
    .output(z.array(targetNode.extend({ goalName: z.string() }))),
  inForce: route('read:target')
    .route({ method: 'POST', path: '/targets/in-force', summary: 'Targets of an owner that hold at an instant' })
    .input(z.object({ owner, at: z.string().optional() }))
    .output(z.array(targetInForce)),
  exclusions: route('read:exclusion')
    .route({ method: 'GET', path: '/exclusions', summary: 'Spans left out of personal results, and requests' })
    .output(exclusionList),
  requestExclusion: route('request:exclusion')
    .route({ method: 'POST', path: '/exclusions', summary: 'Ask for a span to be left out' })
    .input(exclusionInput)
    .output(exclusion),
  decideExclusion: route('approve:exclusion')
    .route({ method: 'POST', path: '/exclusions/{id}/decision', summary: 'Approve or refuse; never an own request' })
    .input(decisionInput)
    .output(exclusion),
  personal: route('read:exclusion')
    .route({ method: 'POST', path: '/personal-result', summary: 'A KPI of a person less what is left out' })
    .input(personalInput)
    .output(personalResult),
  roleFit: route('read:target')
    .route({ method: 'GET', path: '/role-fit', summary: 'KPIs used for persons though not meant for them' })
    .output(z.array(roleFitUse)),
  requestRoleFit: route('change:target')
    .route({ method: 'POST', path: '/role-fit', summary: 'Ask to use such a KPI, until a day' })
    .input(roleFitInput)
    .output(roleFitUse),
  decideRoleFit: route('approve:role_fit')
    .route({ method: 'POST', path: '/role-fit/{id}/decision', summary: 'Approve or refuse; never an own request' })
    .input(decisionInput)
    .output(roleFitUse),
};
