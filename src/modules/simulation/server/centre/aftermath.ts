import type { Recorder } from '../emission/recorder.ts';
import type { TruthLog } from '../truth/truth-log.ts';
import type { Person } from './people.ts';
import { HOUR } from './time.ts';
import type { Visit } from './visit.ts';

/** Tickets for other departments, and complaints: facts that come from systems of their own. */
export function aftermath(
  visit: Visit,
  person: Person,
  at: number,
  { solved, score }: { readonly solved: boolean; readonly score: number },
  recorder: Recorder,
  truth: TruthLog | null,
): void {
  const draws = visit.draws('aftermath');
  const route = {
    contact_id: visit.id,
    agent: person.name,
    queue: visit.plan.name,
    channel: visit.plan.channel,
    direction: 'inbound',
    customer: visit.customer,
    reason: visit.reason.name,
  };
  if (draws.chance(visit.reason.ticket)) {
    const closed = at + Math.round(draws.lognormal(30 * HOUR, 0.7));
    const due = at + 48 * HOUR;
    const bounces = draws.chance(0.07) ? 1 : 0;
    const checked = draws.chance(0.1);
    const row = {
      ticket_id: `T-${visit.id}`,
      ...route,
      opened_at: at,
      due_at: due,
      bounces,
      reopens: draws.chance(0.04) ? 1 : 0,
      checked,
      wrong: checked && draws.chance(0.06),
    };
    // The ticket system hands over what it knows at the end: one word per ticket.
    if (closed < recorder.end) recorder.fact('ticket', row.ticket_id, closed, { ...row, closed_at: closed });
    else recorder.fact('ticket', row.ticket_id, at, row);
    truth?.tickets.push(row.ticket_id);
  }
  if (!solved && score <= 2 && draws.chance(0.05 + 0.06 * visit.attempt)) {
    const registered = at + Math.round(draws.exponential(5 * HOUR));
    const level = draws.next();
    const id = `K-${visit.id}`;
    recorder.fact('complaint', id, registered, {
      complaint_id: id,
      ...route,
      registered_at: registered,
      level: level < 0.82 ? 'ordinary' : level < 0.97 ? 'escalated' : 'regulator',
      responsible: draws.chance(0.55),
      issue_group: visit.reason.name,
    });
    truth?.complaints.push(id);
  }
}
