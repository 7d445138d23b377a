import type { Agenda } from '../floor/agenda.ts';
import type { Desk } from '../floor/desk.ts';
import { type Behaviour, Floor } from '../floor/floor.ts';
import { draft, type Recorder } from '../emission/recorder.ts';
import type { TruthLog } from '../truth/truth-log.ts';
import { aftermath } from './aftermath.ts';
import { chatWith, emailAnswer, emailFrom, withBot } from './conversation.ts';
import { handle, holdTimes, opinion, solving } from './handling.ts';
import { QUEUES, TEAMS } from './layout.ts';
import type { Person } from './people.ts';
import type { Planting } from './plantings.ts';
import { dayOf, HOUR, MINUTE, SECOND, startOfDay } from './time.ts';
import { nextVisit, type Visit } from './visit.ts';

export interface LifeNeeds {
  readonly agenda: Agenda;
  readonly recorder: Recorder;
  readonly lastDay: number;
  readonly plantings: readonly Planting[];
  readonly truth: TruthLog | null;
  /** Who sits at a desk, and since when today. */
  readonly at: (desk: Desk) => { readonly person: Person; readonly since: number };
}

const OPEN = 8.5 * HOUR;
const CLOSE = 22 * HOUR;

/** The lives of contacts: from the first touch through bot, IVR, queue and people to what comes of it. */
export class Life implements Behaviour<Visit> {
  readonly floor: Floor<Visit>;
  private readonly needs: LifeNeeds;
  /** Contacts that are going on. */
  private readonly present = new Set<Visit>();

  constructor(needs: LifeNeeds) {
    this.needs = needs;
    this.floor = new Floor(
      needs.agenda,
      QUEUES.map((queue) => queue.priority),
      this,
    );
  }

  /** A customer turns up at `visit.touchedAt`. */
  expect(visit: Visit): void {
    this.needs.agenda.at(visit.touchedAt, () => this.touch(visit));
  }

  /** The history ends: what is going on is told as far as it has come. */
  leaveOpen(): void {
    for (const visit of this.present) this.tell(visit);
  }

  private touch(visit: Visit): void {
    this.present.add(visit);
    const { plan, touchedAt } = visit;
    const { truth } = this.needs;
    visit.approval = visit.draws('approval').chance(visit.reason.approval);
    if (truth) {
      const { id: contact, customer } = visit;
      const issue = visit.reason.name;
      const nobody = { handled: false, team: null, solved: false, askedAt: null, repliedAt: null };
      const about = { contact, customer, issue, channel: plan.channel, direction: 'inbound' as const, touchedAt };
      visit.truth = { ...about, ...nobody, endedAt: touchedAt, approval: visit.approval };
      truth.contacts.push(visit.truth);
    }
    switch (plan.channel) {
      case 'voice':
        return this.throughIvr(visit);
      case 'chat':
      case 'social':
        return this.throughBot(visit);
      case 'email':
        emailFrom(visit);
        if (visit.truth) visit.truth.askedAt = touchedAt;
        return this.enter(visit);
      case 'video':
        return this.enter(visit);
    }
  }

  private throughIvr(visit: Visit): void {
    const draws = visit.draws('ivr');
    const until = visit.touchedAt + Math.round(draws.between(12, 45) * SECOND);
    const fate = draws.next();
    if (fate < 0.1) return this.close(visit, until, { served: fate < 0.08 });
    visit.drafts.push(draft('ivr_left', until, { time: until - visit.touchedAt }));
    this.needs.agenda.at(until, () => this.enter(visit));
  }

  private throughBot(visit: Visit): void {
    const { until, contained } = withBot(visit);
    if (visit.truth) visit.truth.askedAt = until;
    if (!contained) return this.needs.agenda.at(until, () => this.enter(visit));
    if (visit.truth) Object.assign(visit.truth, { askedAt: null, endedAt: until });
    visit.drafts.push(draft('contact_ended', until, { by: 'customer' }));
    this.tell(visit);
  }

  /** Ends in the IVR: served, or given up. */
  private close(visit: Visit, at: number, { served }: { readonly served: boolean }): void {
    visit.drafts.push(draft('ivr_left', at, { time: at - visit.touchedAt, ...(served && { served }) }));
    visit.drafts.push(draft('contact_ended', at, { by: 'customer' }));
    if (visit.truth) visit.truth.endedAt = at;
    this.tell(visit);
  }

  private enter(visit: Visit): void {
    const at = this.needs.agenda.now;
    visit.drafts.push(draft('queue_entered', at, { queue: visit.plan.name }));
    const { truth } = this.needs;
    if (truth) {
      const { name: queue, channel } = visit.plan;
      visit.entry = { contact: visit.id, queue, channel, enteredAt: at, outcome: 'waiting', wait: 0 };
      truth.entries.push(visit.entry);
    }
    this.floor.enter(visit, visit.queue);
  }

  patience(visit: Visit): number {
    const mean = visit.plan.patience;
    return mean === null
      ? Number.POSITIVE_INFINITY
      : Math.round(visit.draws('patience', visit.legs).exponential(mean)) + SECOND;
  }

  ring(visit: Visit): number {
    if (this.misses(visit)) return 20 * SECOND;
    const { channel } = visit.plan;
    if (channel === 'email') return 0;
    const [low, high] = channel === 'voice' || channel === 'video' ? [2.5, 8] : [1, 4];
    return Math.round(visit.draws('ring', visit.legs).between(low, high) * SECOND);
  }

  /** Only on the phone, and only the first agent asked. */
  misses(visit: Visit): boolean {
    return visit.plan.channel === 'voice' && !visit.rangOut && visit.draws('miss', visit.legs).chance(0.012);
  }

  conversation(visit: Visit, desk: Desk): number {
    const { person, since } = this.needs.at(desk);
    visit.leg = handle(visit, person, this.needs.agenda.now, since, desk.load);
    return visit.leg.talk + visit.leg.hold;
  }

  afterwards(visit: Visit): number {
    return visit.leg?.acw ?? 0;
  }

  onGaveUp(visit: Visit, _: number, at: number, wait: number): void {
    visit.drafts.push(draft('queue_left', at, { queue: visit.plan.name, how: 'abandoned' }));
    if (visit.entry) Object.assign(visit.entry, { outcome: 'abandoned', wait });
    if (visit.truth) visit.truth.endedAt = at;
    visit.isOver = true;
    if (visit.openLegs === 0) this.tell(visit);
    const draws = visit.draws('retrial');
    if (visit.attempt < 4 && draws.chance(0.45))
      this.expect(nextVisit(visit, visit.queue, whenOpen(at + draws.exponential(14 * MINUTE) + MINUTE, draws.next())));
  }

  onRangOut(visit: Visit, _: number, desk: Desk, at: number, ring: number): void {
    visit.rangOut = true;
    visit.drafts.push(
      draft('ring_ended', at, {
        agent: this.needs.at(desk).person.name,
        queue: visit.plan.name,
        how: 'no_answer',
        ring,
      }),
    );
  }

  onConnected(visit: Visit, _: number, desk: Desk, at: number, wait: number, ring: number): void {
    const { person } = this.needs.at(desk);
    visit.legs++;
    visit.waited += wait;
    visit.openLegs++;
    visit.drafts.push(
      draft('agent_connected', at, { agent: person.name, queue: visit.plan.name, ...(ring > 0 && { ring }) }),
    );
    if (visit.entry) Object.assign(visit.entry, { outcome: 'answered', wait });
  }

  onEnded(visit: Visit, desk: Desk, at: number): void {
    const { person } = this.needs.at(desk);
    const leg = visit.leg as NonNullable<Visit['leg']>;
    const { lastDay, plantings, truth } = this.needs;
    const solved = visit.draws('solved', visit.legs).chance(solving(visit, person, at, lastDay, plantings));
    this.write(visit, person, at, desk.load, solved);
    const { hold, holds, transferTo } = leg;
    const byAgent = visit.draws('who ends').chance(visit.plan.channel === 'voice' ? 0.12 : 0.3);
    const how = transferTo !== null ? 'blind_transfer' : byAgent ? 'agent' : 'customer';
    visit.drafts.push(
      ...holdTimes(leg, visit.draws('when on hold', visit.legs)).flatMap(({ from, to }) => [
        draft('hold_started', from, { agent: person.name }),
        draft('hold_ended', to, { agent: person.name }),
      ]),
      draft('agent_left', at, { agent: person.name, queue: visit.plan.name, how, ...(hold > 0 && { hold, holds }) }),
      draft('acw_ended', at + leg.acw, { agent: person.name }),
    );
    truth?.legs.push({
      contact: visit.id,
      channel: visit.plan.channel,
      agent: person.name,
      team: TEAMS[person.team]?.name ?? '',
      connectedAt: leg.connectedAt,
      endedAt: at,
      talk: leg.talk,
      hold,
      holds,
      acw: leg.acw,
      transferred: transferTo !== null,
    });
    if (visit.truth) Object.assign(visit.truth, { handled: true, team: TEAMS[person.team]?.name ?? null, endedAt: at });
    if (transferTo !== null) {
      visit.queue = transferTo;
      this.enter(visit);
      return;
    }
    visit.isOver = true;
    this.conclude(visit, person, at, solved);
  }

  onDone(visit: Visit): void {
    visit.openLegs--;
    if (visit.isOver && visit.openLegs === 0) this.tell(visit);
  }

  private write(visit: Visit, person: Person, at: number, atHand: number, solved: boolean): void {
    const from = visit.leg?.connectedAt ?? at;
    const { channel } = visit.plan;
    if (channel === 'email') {
      emailAnswer(visit, person, at - SECOND);
      if (visit.truth) visit.truth.repliedAt ??= at - SECOND;
    } else if (channel === 'chat' || channel === 'social') {
      const first = chatWith(visit, person, from, at, atHand, solved);
      if (visit.truth) visit.truth.repliedAt ??= first;
    }
  }

  /** What the customer thinks, does and asks for afterwards. */
  private conclude(visit: Visit, person: Person, at: number, solved: boolean): void {
    const view = opinion(visit, person, solved, visit.waited);
    if (view.invited && visit.plan.channel !== 'email') {
      const answer = view.answers ? { score: view.score, scale: 5 } : {};
      visit.drafts.push(draft('survey_answered', at + (view.answers ? 40 : 5) * SECOND, { survey: 'csat', ...answer }));
      if (visit.truth) visit.truth.score = view.answers ? view.score : null;
    }
    if (visit.truth) visit.truth.solved = solved;
    aftermath(visit, person, at, { solved, score: view.score }, this.needs.recorder, this.needs.truth);
    const draws = visit.draws('again');
    if (solved || visit.attempt >= 4 || !draws.chance(0.82)) return;
    const when = whenOpen(at + draws.lognormal(26 * HOUR, 0.9), draws.next());
    this.expect(nextVisit(visit, this.channelNextTime(visit, draws.next()), when));
  }

  /** Mostly the same way as before, sometimes another line of the project. */
  private channelNextTime(visit: Visit, draw: number): number {
    if (draw < 0.78) return visit.queue;
    const others = [...QUEUES.keys()].filter((q) => QUEUES[q]?.project === visit.plan.project);
    const share = (queue: number): number => QUEUES[queue]?.share ?? 0;
    let left = ((draw - 0.78) / 0.22) * others.reduce((sum, queue) => sum + share(queue), 0);
    return others.find((queue) => (left -= share(queue)) < 0) ?? visit.queue;
  }

  /** Everything about a contact leaves at once, when it is over. */
  private tell(visit: Visit): void {
    this.present.delete(visit);
    const { plan, touchedAt, customer, reason, approval } = visit;
    visit.drafts.push(
      draft('contact_described', touchedAt, {
        channel: plan.channel,
        direction: 'inbound',
        customer,
        reason: reason.name,
        ...(plan.segment !== null && { segment: plan.segment }),
        ...(approval && { authorityNeeded: true }),
      }),
    );
    this.needs.recorder.tell(visit.id, visit.id, visit.drafts);
  }
}

/** The centre is closed at night: who wants something then comes in the course of the next day. */
function whenOpen(at: number, draw: number): number {
  const day = dayOf(at);
  const clock = at - startOfDay(day);
  if (clock >= OPEN && clock < CLOSE - 20 * MINUTE) return Math.round(at);
  return Math.round(startOfDay(clock < OPEN ? day : day + 1) + OPEN + (0.3 + 10 * draw) * HOUR);
}
