import { APPLIANCE_REASONS, type Reason, SHOP_REASONS } from './reasons.ts';
import { MINUTE, SECOND } from './time.ts';

export type Channel = 'voice' | 'chat' | 'social' | 'email' | 'video';

/** Share of first contacts that get past IVR or bot to the queue. */
export const REACHES: Readonly<Record<Channel, number>> = { voice: 0.9, chat: 0.76, social: 0.76, email: 1, video: 1 };
/** Of what reaches a queue, so much are first contacts: the rest are repetitions and second tries. */
const FIRST = 0.76;
/** Chat people get fewer first contacts than they could take: a conversation too many slows all the others. */
const SPARED: Readonly<Record<Channel, number>> = { voice: 1, chat: 0.84, social: 0.84, email: 1, video: 1 };

/** First contacts of a channel that make one contact in the queue in the end. */
export const firstContacts = (channel: Channel): number => (FIRST * SPARED[channel]) / REACHES[channel];
/** Contacts in the queue there are in the end, by the volume its people could take. */
export const reaching = (channel: Channel): number => SPARED[channel];

export interface ProjectPlan {
  readonly name: string;
  readonly client: string;
  readonly reasons: readonly Reason[];
}

export interface QueuePlan {
  readonly name: string;
  readonly channel: Channel;
  readonly project: number;
  /** Teams that serve it. */
  readonly teams: readonly number[];
  /** Weight among the queues of the same teams. */
  readonly share: number;
  /** Smaller goes first. */
  readonly priority: number;
  /** Mean conversation of an average person, hold left out; and after-contact work. */
  readonly talk: number;
  readonly acw: number;
  /** Mean patience; `null`: waits for ever. */
  readonly patience: number | null;
  readonly segment: string | null;
  /** Share of customers who write English. */
  readonly english: number;
}

export interface TeamPlan {
  readonly name: string;
  readonly site: number;
  readonly project: number;
  /** Share of the centre's people. */
  readonly share: number;
  /** Contacts at once. */
  readonly capacity: number;
  readonly outbound: boolean;
}

/** Two sites, 6 teams, 8 queues, 5 channels, two clients' projects. */
export const SITES = ['成都职场', '合肥职场'] as const;

export const PROJECTS: readonly ProjectPlan[] = [
  { name: '星河家电售后', client: '星河电器', reasons: APPLIANCE_REASONS },
  { name: '青禾商城客服', client: '青禾商城', reasons: SHOP_REASONS },
];

export const TEAMS: readonly TeamPlan[] = [
  { name: '家电一组', site: 0, project: 0, share: 0.24, capacity: 1, outbound: false },
  { name: '家电二组', site: 0, project: 0, share: 0.24, capacity: 1, outbound: false },
  { name: '家电在线组', site: 1, project: 0, share: 0.1, capacity: 3, outbound: false },
  { name: '商城热线组', site: 1, project: 1, share: 0.23, capacity: 1, outbound: false },
  { name: '商城在线组', site: 1, project: 1, share: 0.12, capacity: 3, outbound: false },
  { name: '外呼组', site: 0, project: 0, share: 0.07, capacity: 1, outbound: true },
];

const queue = (plan: Omit<QueuePlan, 'segment' | 'english'> & Partial<QueuePlan>): QueuePlan => ({
  segment: null,
  english: 0,
  ...plan,
});

export const QUEUES: readonly QueuePlan[] = [
  queue({
    name: '家电热线',
    channel: 'voice',
    project: 0,
    teams: [0, 1],
    share: 84,
    priority: 1,
    talk: 590 * SECOND,
    acw: 85 * SECOND,
    patience: 320 * SECOND,
  }),
  queue({
    name: '家电尊享专线',
    channel: 'voice',
    project: 0,
    teams: [0, 1],
    share: 10,
    priority: 0,
    talk: 600 * SECOND,
    acw: 90 * SECOND,
    patience: 360 * SECOND,
    segment: '尊享会员',
  }),
  queue({
    name: '家电视频指导',
    channel: 'video',
    project: 0,
    teams: [0, 1],
    share: 6,
    priority: 1,
    talk: 700 * SECOND,
    acw: 100 * SECOND,
    patience: 300 * SECOND,
  }),
  queue({
    name: '家电在线客服',
    channel: 'chat',
    project: 0,
    teams: [2],
    share: 100,
    priority: 1,
    talk: 27 * MINUTE,
    acw: 60 * SECOND,
    patience: 420 * SECOND,
  }),
  queue({
    name: '商城热线',
    channel: 'voice',
    project: 1,
    teams: [3],
    share: 100,
    priority: 1,
    talk: 510 * SECOND,
    acw: 75 * SECOND,
    patience: 320 * SECOND,
  }),
  queue({
    name: '商城在线客服',
    channel: 'chat',
    project: 1,
    teams: [4],
    share: 62,
    priority: 1,
    talk: 25 * MINUTE,
    acw: 50 * SECOND,
    patience: 300 * SECOND,
    english: 0.15,
  }),
  queue({
    name: '商城微信客服',
    channel: 'social',
    project: 1,
    teams: [4],
    share: 26,
    priority: 2,
    talk: 25 * MINUTE,
    acw: 50 * SECOND,
    patience: 400 * SECOND,
  }),
  queue({
    name: '商城邮件',
    channel: 'email',
    project: 1,
    teams: [4],
    share: 12,
    priority: 3,
    talk: 18 * MINUTE,
    acw: 40 * SECOND,
    patience: null,
    english: 0.3,
  }),
];
