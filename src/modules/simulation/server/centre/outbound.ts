import type { Agenda } from '../floor/agenda.ts';
import type { Desk } from '../floor/desk.ts';
import { draft, type Recorder } from '../emission/recorder.ts';
import { Stream, streamKey } from '../random/stream.ts';
import type { TruthLog } from '../truth/truth-log.ts';
import { TEAMS } from './layout.ts';
import { type Person, slowness } from './people.ts';
import { dateOf, dayOf, HOUR, MINUTE, SECOND, startOfDay } from './time.ts';

/** Campaigns take turns by weeks. */
const CAMPAIGNS = ['延保服务推广', '老客户以旧换新', '滤芯到期关怀'] as const;
const HOURS = [
  [9.75, 12],
  [14, 18],
] as const;
/** Attempts on one customer at most. */
const ATTEMPTS = 3;

type Target = {
  readonly id: string;
  readonly key: number;
  readonly customer: string;
  attempts: number;
  listedAt: number;
};

/**
 * The outbound campaign: a list is worked by preview dialling, customers not reached are tried again later, those reached may buy. Numbers
 * are dialled by whoever of the team is free in calling hours.
 */
export class Outbound {
  private readonly again: Target[] = [];
  private listed = 0;
  private readonly seed: number;
  private readonly agenda: Agenda;
  private readonly recorder: Recorder;
  private readonly truth: TruthLog | null;

  constructor(seed: number, agenda: Agenda, recorder: Recorder, truth: TruthLog | null) {
    this.seed = seed;
    this.agenda = agenda;
    this.recorder = recorder;
    this.truth = truth;
  }

  /** Lets a person work the list until signing out. */
  work(desk: Desk, person: Person): void {
    const { agenda } = this;
    const prepare = new Stream(streamKey(person.key, 'dialling', dayOf(agenda.now)));
    const next = (): void => {
      if (!desk.signedIn) return;
      const pause = Math.round(prepare.between(200, 420) * SECOND);
      agenda.at(agenda.now + pause, () => {
        if (!desk.signedIn) return;
        if (desk.open && isCallingHour(agenda.now)) this.dial(desk, person, next);
        else agenda.at(agenda.now + 4 * MINUTE, next);
      });
    };
    next();
  }

  private dial(desk: Desk, person: Person, next: () => void): void {
    const { agenda } = this;
    const at = agenda.now;
    const target = this.target(at);
    target.attempts++;
    const draws = new Stream(streamKey(target.key, 'attempt', target.attempts));
    const fate = draws.next();
    const result =
      fate < 0.36 ? 'person' : fate < 0.44 ? 'machine' : fate < 0.87 ? 'no_answer' : fate < 0.95 ? 'busy' : 'invalid';
    const rightParty = result === 'person' && draws.chance(0.82);
    const rang = Math.round((result === 'busy' || result === 'invalid' ? 4 : draws.between(8, 28)) * SECOND);
    const contact = `O-${target.id}-${target.attempts}`;
    const campaign = campaignOf(at);
    const about = {
      agent: person.name,
      channel: 'voice',
      direction: 'outbound',
      customer: target.customer,
      campaign,
      target_id: target.id,
    };
    this.recorder.fact('dial_attempt', contact, at, {
      attempt_id: contact,
      ...about,
      dialled_at: at,
      result,
      right_party: rightParty,
      ...(result === 'person' && { contact_id: contact }),
    });
    this.truth?.dialled.push({ result, rightParty });
    const done = rightParty || result === 'invalid' || target.attempts >= ATTEMPTS;
    if (!done) this.again.push(target);
    if (target.attempts === 1 || rightParty)
      this.recorder.fact('dial_target', target.id, at, {
        ...about,
        listed_at: target.listedAt,
        attempted_at: at,
        completed_at: rightParty ? at : null,
      });
    desk.load++;
    const free = (): void => {
      desk.load--;
      desk.idleSince = agenda.now;
      if (desk.load === 0 && desk.whenDone) {
        const then = desk.whenDone;
        desk.whenDone = null;
        then();
      }
      next();
    };
    if (result !== 'person') return agenda.at(at + rang, free);
    agenda.at(at + rang, () => this.talk({ contact, target, person, rightParty, campaign }, draws, free));
  }

  private talk(
    call: { contact: string; target: Target; person: Person; rightParty: boolean; campaign: string },
    draws: Stream,
    free: () => void,
  ): void {
    const { agenda, recorder } = this;
    const { contact, target, person, rightParty, campaign } = call;
    const at = agenda.now;
    const pace = person.speed * slowness(person, dayOf(at));
    const talk = Math.round(Math.max(8 * SECOND, draws.lognormal((rightParty ? 165 : 35) * SECOND * pace, 0.6)));
    const acw = Math.round(Math.max(4 * SECOND, draws.lognormal(38 * SECOND * pace, 0.5)));
    const end = at + talk;
    const by = draws.chance(0.5) ? 'customer' : 'agent';
    recorder.tell(contact, contact, [
      draft('contact_described', at, {
        channel: 'voice',
        direction: 'outbound',
        customer: target.customer,
        reason: campaign,
        project: TEAMS[person.team]?.project === 0 ? '星河家电售后' : '青禾商城客服',
      }),
      draft('agent_connected', at, { agent: person.name }),
      draft('agent_left', end, { agent: person.name, how: by }),
      draft('acw_ended', end + acw, { agent: person.name }),
    ]);
    this.truth?.contacts.push({
      contact,
      customer: target.customer,
      issue: campaign,
      channel: 'voice',
      direction: 'outbound',
      touchedAt: at,
      endedAt: end,
      handled: true,
      team: TEAMS[person.team]?.name ?? null,
      solved: true,
      approval: false,
      askedAt: null,
      repliedAt: null,
    });
    this.truth?.legs.push({
      contact,
      channel: 'voice',
      agent: person.name,
      team: TEAMS[person.team]?.name ?? '',
      connectedAt: at,
      endedAt: end,
      talk,
      hold: 0,
      holds: 0,
      acw,
      transferred: false,
    });
    if (rightParty) this.offer(call, draws, end);
    agenda.at(end + acw, free);
  }

  private offer(
    { contact, target, person }: { contact: string; target: Target; person: Person },
    draws: Stream,
    at: number,
  ): void {
    if (!draws.chance(0.7)) return;
    const won = draws.chance(Math.min(0.5, Math.max(0.03, 0.13 + 0.04 * person.quality)));
    this.recorder.fact('sale', `S-${contact}`, at, {
      sale_id: `S-${contact}`,
      contact_id: contact,
      agent: person.name,
      channel: 'voice',
      direction: 'outbound',
      customer: target.customer,
      offered_at: at,
      won,
      amount: won ? draws.pick([199, 299, 399, 699]) : null,
    });
    this.truth?.offers.push({ won });
  }

  /** Somebody to try again after three hours, else the next of the list. */
  private target(at: number): Target {
    const waiting = this.again[0];
    if (waiting && this.again.length > 40) return this.again.shift() as Target;
    const number = this.listed++;
    const key = streamKey(this.seed, 'target', number);
    const customer = `1000${String(Math.floor(new Stream(key).next() * 10_000_000)).padStart(7, '0')}`;
    return {
      id: `L${dateOf(dayOf(at)).replaceAll('-', '')}-${number}`,
      key,
      customer,
      attempts: 0,
      listedAt: startOfDay(dayOf(at)),
    };
  }
}

const campaignOf = (at: number): string =>
  CAMPAIGNS[Math.floor((dayOf(at) + 3) / 21) % CAMPAIGNS.length] ?? CAMPAIGNS[0];

function isCallingHour(at: number): boolean {
  const hour = (at - startOfDay(dayOf(at))) / HOUR;
  return HOURS.some(([from, until]) => hour >= from && hour < until);
}
