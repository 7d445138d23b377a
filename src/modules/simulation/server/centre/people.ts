import { Stream, streamKey } from '../random/stream.ts';
import { TEAMS } from './layout.ts';

/** Somebody who works here, with what nobody can see: how well, how fast and how kindly. Days are local day numbers. */
export interface Person {
  readonly key: number;
  readonly name: string;
  /** Agent number 工号. */
  readonly number: string;
  readonly team: number;
  /** Place in the team; a successor has the same. */
  readonly seat: number;
  readonly hired: number;
  /** First day without this person; `null` while it lasts. */
  readonly left: number | null;
  readonly leaving: 'voluntary' | 'involuntary' | null;
  /** Standard normal each. */
  readonly quality: number;
  readonly warmth: number;
  /** Handle time relative to an average experienced person. */
  readonly speed: number;
}

const FAMILY =
  '王李张刘陈杨黄赵周吴徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤';
const GIVEN: readonly string[] =
  '芳 娜 敏 静 丽 强 磊 洋 艳 勇 军 杰 娟 涛 明 超 霞 平 刚 桂英 志远 雨桐 子涵 欣怡 浩然 梓萱 俊杰 佳怡 思远 晓燕 晓东 海燕 建国 文静 雪梅 丹丹 婷婷 玉兰 春梅 国栋 一鸣 若曦 诗涵 可欣 宇轩 嘉豪 美玲 小龙 丽娟 秀英'.split(
    ' ',
  );

/** Mean days until somebody leaves: about 3 % a month. */
const STAY = 1000;
/** Days a seat stays empty. */
const GAP = 6;

/** Everybody who works in the centre between two days, in order of seats. */
export function peopleOf(seed: number, agents: number, from: number, until: number): Person[] {
  const people: Person[] = [];
  const taken = new Set<string>();
  for (const [team, plan] of TEAMS.entries()) {
    const seats = seatsOf(plan.share, agents);
    for (let seat = 0; seat < seats; seat++) {
      let hired = from - 30 - Math.floor(new Stream(streamKey(seed, 'tenure', team, seat)).exponential(500));
      for (let turn = 0; hired < until; turn++) {
        const person = personAt(seed, { team, seat, turn, hired, from }, taken, 1001 + people.length);
        people.push(person);
        if (person.left === null) break;
        hired = person.left + GAP;
      }
    }
  }
  return people;
}

export const seatsOf = (share: number, agents: number): number => Math.max(2, Math.round(share * agents));

type Seat = {
  readonly team: number;
  readonly seat: number;
  readonly turn: number;
  readonly hired: number;
  readonly from: number;
};

function personAt(seed: number, { team, seat, turn, hired, from }: Seat, taken: Set<string>, number: number): Person {
  const key = streamKey(seed, 'person', team, seat, turn);
  const draws = new Stream(key);
  const stay = Math.floor(draws.exponential(STAY));
  const isLeaving = draws.chance(0.85) ? ('voluntary' as const) : ('involuntary' as const);
  const left = Math.max(hired, from) + 10 + stay;
  const quality = draws.normal();
  const warmth = draws.normal();
  const speed = draws.lognormal(1, 0.12);
  return {
    key,
    name: freeName(draws, taken),
    number: String(number),
    team,
    seat,
    hired,
    left,
    leaving: isLeaving,
    quality,
    warmth,
    speed,
  };
}

/** A name nobody has yet; a centre of thousands runs out of short ones. */
function freeName(draws: Stream, taken: Set<string>): string {
  for (let tries = 0; ; tries++) {
    const name = draws.pick([...FAMILY]) + draws.pick(GIVEN) + (tries > 20 ? draws.pick(GIVEN) : '');
    if (taken.has(name)) continue;
    taken.add(name);
    return name;
  }
}

/** How much longer a new person takes: 35 % at first, gone after about two months. */
export const slowness = (person: Person, day: number): number => 1 + 0.35 * Math.exp(-(day - person.hired) / 25);
