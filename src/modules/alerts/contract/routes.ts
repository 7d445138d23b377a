import { z } from 'zod';
import { route } from '#src/http/route.ts';
import { alert, alertList, alertState } from './alert.ts';
import { alertRule, ruleInput, ruleTrial } from './rule.ts';

const words = z.string().trim().max(2000);

export const alertsContract = {
  list: route('read:alert')
    .route({ method: 'GET', path: '/alerts', summary: 'Alerts, those that stand open first' })
    .input(z.object({ state: alertState.optional(), limit: z.coerce.number().int().min(1).max(500).default(200) }))
    .output(alertList),
  acknowledge: route('handle:alert')
    .route({ method: 'POST', path: '/alerts/{id}/acknowledge', summary: 'I have seen it and take care' })
    .input(z.object({ id: z.string(), text: words.optional() }))
    .output(alert),
  note: route('handle:alert')
    .route({ method: 'POST', path: '/alerts/{id}/notes', summary: 'Say something about an alert' })
    .input(z.object({ id: z.string(), text: words.min(1) }))
    .output(alert),
  close: route('handle:alert')
    .route({ method: 'POST', path: '/alerts/{id}/close', summary: 'Close an alert by hand, with the reason' })
    .input(z.object({ id: z.string(), text: words.min(1) }))
    .output(alert),
  rules: route('read:alert_rule')
    .route({ method: 'GET', path: '/alert-rules', summary: 'What is watched, and how each rule has fared' })
    .output(z.array(alertRule)),
  saveRule: route('change:alert_rule')
    .route({ method: 'POST', path: '/alert-rules', summary: 'Make or change a rule' })
    .input(ruleInput)
    .output(alertRule),
  tryRule: route('read:alert_rule')
    .route({ method: 'POST', path: '/alert-rules/trial', summary: 'What a rule would have raised in the last 90 days' })
    .input(ruleInput)
    .output(ruleTrial),
};
