import type { Person } from './people.ts';
import { slowness } from './people.ts';
import type { Planting } from './plantings.ts';
import { dayOf, HOUR, SECOND } from './time.ts';
import { QUEUES, type QueuePlan, TEAMS } from './layout.ts';
import type { Leg, Visit } from './visit.ts';
import type { Stream } from '../random/stream.ts';

/** How long a person takes with a contact, and what becomes of it. */
export function handle(visit: Visit, person: Person, at: number, signedInAt: number, atHand: number): Leg {
  const { plan } = visit;
  const draws = visit.draws('handling', visit.legs);
  const tired = 1 + 0.012 * Math.max(0, (at - signedInAt) / HOUR - 4);
  const pace = person.speed * slowness(person, dayOf(at)) * tired;
  const isText = plan.channel === 'chat' || plan.channel === 'social' || plan.channel === 'email';
  const crowd = isText ? 0.9 + 0.05 * atHand : 1;
  const length = Math.max(25 * SECOND, draws.lognormal(plan.talk * visit.reason.length * pace * crowd, 0.5));
  const holds = !isText && draws.chance(visit.approval ? 0.8 : 0.12) ? 1 + Math.floor(draws.next() * 1.6) : 0;
  const hold = holds === 0 ? 0 : Math.round(Math.min(length * 0.4, holds * draws.lognormal(50 * SECOND, 0.6)));
  const acw = Math.round(Math.max(5 * SECOND, draws.lognormal(plan.acw * pace, 0.6)));
  const transfers = visit.legs < 2 && draws.chance(isText ? 0.02 : 0.035 + 0.015 * Math.max(0, -person.quality));
  return {
    connectedAt: at,
    talk: Math.round(length) - hold,
    hold,
    holds,
    acw,
    transferTo: transfers ? transferTarget(visit.queue, draws.next()) : null,
  };
}

/** When the holds of a leg are: spread over its conversation, the first after a good part of it, together as long as `hold`. */
export function holdTimes({ connectedAt, talk, hold, holds }: Leg, draws: Stream): { from: number; to: number }[] {
  const each = Math.floor(hold / Math.max(1, holds));
  return Array.from({ length: holds }, (_, i) => {
    const from = connectedAt + Math.round((talk * (i + draws.between(0.3, 0.9))) / holds) + i * each;
    return { from, to: from + (i === holds - 1 ? hold - i * each : each) };
  });
}

/** Another queue of the same project where the same kind of contact is taken, else the same line again. */
function transferTarget(queue: number, draw: number): number {
  const from = QUEUES[queue] as QueuePlan;
  const others = [...QUEUES.keys()].filter((other) => {
    const plan = QUEUES[other] as QueuePlan;
    return other !== queue && plan.project === from.project && plan.channel === from.channel;
  });
  return others[Math.floor(draw * others.length)] ?? queue;
}

/** Probability that the issue is solved for good by this person. */
export function solving(
  visit: Visit,
  person: Person,
  at: number,
  lastDay: number,
  plantings: readonly Planting[],
): number {
  const day = dayOf(at);
  let share = visit.reason.solved - 0.06 + 0.035 * person.quality + 0.04 * Math.min(visit.attempt, 2);
  share -= 0.1 * (slowness(person, day) - 1);
  const team = TEAMS[person.team]?.name;
  for (const planting of plantings) {
    if (planting.kind !== 'unsolved' || planting.team !== team || lastDay - day >= planting.daysBeforeEnd) continue;
    if (planting.reason === null || planting.reason === visit.reason.name) share -= planting.share;
  }
  return Math.min(0.97, Math.max(0.1, share));
}

/** 1 to 5, and whether the customer answers at all: the delighted and the angry more often than the rest. */
export function opinion(visit: Visit, person: Person, solved: boolean, wait: number) {
  const draws = visit.draws('opinion');
  const mood =
    1.35 + 0.3 * person.warmth + (solved ? 0.6 : -1.05) - Math.min(1, wait / 120_000) * 0.5 + draws.normal() * 0.75;
  const score = mood > 1.15 ? 5 : mood > 0.3 ? 4 : mood > -0.35 ? 3 : mood > -1.1 ? 2 : 1;
  const answers = draws.chance([0, 0.34, 0.26, 0.16, 0.2, 0.3][score] ?? 0);
  return { score, answers, invited: draws.chance(0.45) };
}
