/**
 * What is known of one contact while its events are walked through. The objects are used again for the next contact, so that
 * millions of contacts cost no garbage. Names are numbers of the batch's dictionary (-1 none), instants and durations
 * milliseconds (NaN none).
 */
export class EntryState {
  queue = -1;
  enqueuedAt = Number.NaN;
  answeredAt = Number.NaN;
  leftAt = Number.NaN;
  wait = Number.NaN;
  outcome: EntryOutcome = 'waiting';
  flowKind: string | null = null;
  agent = -1;
  ringNoAnswers = 0;
  isCallback = false;
  /** A leg of this contact was connected before the entry: the IVR's part of the wait is over. */
  afterLeg = false;
  /** Index of the entry a merged one lives on in. */
  mergedInto = -1;

  reset(queue: number, enqueuedAt: number, afterLeg: boolean): void {
    this.queue = queue;
    this.enqueuedAt = enqueuedAt;
    this.answeredAt = Number.NaN;
    this.leftAt = Number.NaN;
    this.wait = Number.NaN;
    this.outcome = 'waiting';
    this.flowKind = null;
    this.agent = -1;
    this.ringNoAnswers = 0;
    this.isCallback = false;
    this.afterLeg = afterLeg;
    this.mergedInto = -1;
  }
}

/** `merged`: turned out to be a re-offer of another entry (E18); no row of its own. */
export type EntryOutcome = 'waiting' | 'answered' | 'abandoned' | 'flow_out' | 'system_drop' | 'merged';

export class LegState {
  agent = -1;
  queue = -1;
  /** Index of the queue entry, -1 none. */
  entry = -1;
  isConsult = false;
  /** Known only by a message of the agent, not by a connection: says nothing about when the agent took over. */
  isImplicit = false;
  reservedAt = Number.NaN;
  connectedAt = Number.NaN;
  endedAt = Number.NaN;
  acwEndedAt = Number.NaN;
  ring = Number.NaN;
  talk = Number.NaN;
  hold = Number.NaN;
  holds = 0;
  holdSince = Number.NaN;
  acw = Number.NaN;
  active = Number.NaN;
  endKind: string | null = null;

  reset(agent: number, queue: number, entry: number, connectedAt: number): void {
    this.agent = agent;
    this.queue = queue;
    this.entry = entry;
    this.isConsult = false;
    this.isImplicit = false;
    this.reservedAt = Number.NaN;
    this.connectedAt = connectedAt;
    this.endedAt = Number.NaN;
    this.acwEndedAt = Number.NaN;
    this.ring = Number.NaN;
    this.talk = Number.NaN;
    this.hold = Number.NaN;
    this.holds = 0;
    this.holdSince = Number.NaN;
    this.acw = Number.NaN;
    this.active = Number.NaN;
    this.endKind = null;
  }
}

export class RingState {
  agent = -1;
  queue = -1;
  entry = -1;
  endedAt = Number.NaN;
  ring = Number.NaN;
  result = '';
}

export type TurnState = { agent: number; queue: number; askedAt: number; repliedAt: number; clockFrom: number };

/** Messages and turns so far; only text contacts have any. */
export class TalkState {
  /** False for contacts without any message or bot: nothing to reset. */
  isTouched = false;
  messages = 0;
  customerMessages = 0;
  agentMessages = 0;
  botMessages = 0;
  canned = 0;
  firstMessageAt = Number.NaN;
  lastMessageAt = Number.NaN;
  lastBy: string | null = null;
  lastCustomerText: string | null = null;
  firstCustomerAt = Number.NaN;
  firstHumanReplyAt = Number.NaN;
  /** First customer message nobody has answered yet. */
  pendingSince = Number.NaN;
  /** Since when the pending question waits for a person: not before an agent was there or the bot handed over. */
  clockFrom = Number.NaN;
  botStarted = Number.NaN;
  botEnded = Number.NaN;
  handedOverAt = Number.NaN;
  inBot = false;
  readonly turnList: TurnState[] = [];
  turnCount = 0;
  /** Message events by index, in causal order. */
  readonly messageEvents: number[] = [];

  reset(): void {
    this.isTouched = false;
    this.turnCount = 0;
    this.messageEvents.length = 0;
    this.messages = 0;
    this.customerMessages = 0;
    this.agentMessages = 0;
    this.botMessages = 0;
    this.canned = 0;
    this.firstMessageAt = Number.NaN;
    this.lastMessageAt = Number.NaN;
    this.lastBy = null;
    this.lastCustomerText = null;
    this.firstCustomerAt = Number.NaN;
    this.firstHumanReplyAt = Number.NaN;
    this.pendingSince = Number.NaN;
    this.clockFrom = Number.NaN;
    this.botStarted = Number.NaN;
    this.botEnded = Number.NaN;
    this.handedOverAt = Number.NaN;
    this.inBot = false;
  }
}

/** What the source says about the contact as a whole; later events overwrite earlier ones. */
export type Described = {
  channel?: string;
  direction?: string;
  customer?: string;
  reason?: string;
  issueGroup?: string;
  segment?: string;
  project?: string;
  callbackOf?: string;
  ringTime?: number;
  excluded?: string;
  agentResolved?: boolean;
  authorityNeeded?: boolean;
  outcome?: string;
  talkTime?: number;
};

/** One contact: everything its rows are made of. */
export class ContactState {
  /** Number of the contact id in the batch. */
  subject = -1;
  readonly entries: EntryState[] = [];
  readonly legs: LegState[] = [];
  readonly rings: RingState[] = [];
  entryCount = 0;
  legCount = 0;
  ringCount = 0;
  readonly talk = new TalkState();
  described: Described = {};
  /** Caller as the queue knows him, by event index: made a string only when a row needs it. */
  customerEvent = -1;
  firstTouch = Number.NaN;
  lastTouch = Number.NaN;
  ivrEnteredAt = Number.NaN;
  ivrLeftAt = Number.NaN;
  ivrTime = Number.NaN;
  ivrServed = false;
  refusedAt = Number.NaN;
  refusedKind: string | null = null;
  refusedQueue = -1;
  /** Asked for a queue; counts as refused unless an entry follows. */
  askedAt = Number.NaN;
  askedQueue = -1;
  endedAt = Number.NaN;
  endedBy: string | null = null;
  /** Agents who ring now (agent_rung without an end yet): agent, since when. */
  readonly ringing = new Map<number, number>();
  readonly surveyEvents: number[] = [];
  isDescribed = false;

  reset(subject: number, firstTouch: number): void {
    this.subject = subject;
    this.entryCount = 0;
    this.legCount = 0;
    this.ringCount = 0;
    if (this.talk.isTouched) this.talk.reset();
    if (this.isDescribed) this.described = {};
    this.isDescribed = false;
    this.customerEvent = -1;
    this.firstTouch = firstTouch;
    this.lastTouch = firstTouch;
    this.ivrEnteredAt = Number.NaN;
    this.ivrLeftAt = Number.NaN;
    this.ivrTime = Number.NaN;
    this.ivrServed = false;
    this.refusedAt = Number.NaN;
    this.refusedKind = null;
    this.refusedQueue = -1;
    this.askedAt = Number.NaN;
    this.askedQueue = -1;
    this.endedAt = Number.NaN;
    this.endedBy = null;
    if (this.ringing.size > 0) this.ringing.clear();
    if (this.surveyEvents.length > 0) this.surveyEvents.length = 0;
  }

  describe(more: Described): void {
    Object.assign(this.described, more);
    this.isDescribed = true;
  }

  addEntry(queue: number, enqueuedAt: number): EntryState {
    const i = this.entryCount++;
    const entry = (this.entries[i] ??= new EntryState());
    entry.reset(queue, enqueuedAt, this.legCount > 0);
    return entry;
  }

  addLeg(agent: number, queue: number, entry: number, connectedAt: number): LegState {
    const i = this.legCount++;
    const leg = (this.legs[i] ??= new LegState());
    leg.reset(agent, queue, entry, connectedAt);
    return leg;
  }

  addRing(agent: number, queue: number, entry: number, endedAt: number, ring: number, result: string): void {
    const i = this.ringCount++;
    const attempt = (this.rings[i] ??= new RingState());
    attempt.agent = agent;
    attempt.queue = queue;
    attempt.entry = entry;
    attempt.endedAt = endedAt;
    attempt.ring = ring;
    attempt.result = result;
  }
}
