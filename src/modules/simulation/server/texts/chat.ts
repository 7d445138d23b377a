import type { Stream } from '../random/stream.ts';
import { dateOf } from '../centre/time.ts';
import { EN, EN_ANGRY, EN_BOT, EN_CLOSING, EN_GREETING, EN_THANKS } from './en.ts';
import { type Script, ZH, ZH_ANGRY, ZH_BOT, ZH_CLOSING, ZH_GREETING, ZH_THANKS } from './zh.ts';

const MODELS = ['星河X3洗地机', '星河变频空调', '星河滚筒洗衣机', '星河对开门冰箱', '星河净水器', '星河空气炸锅'];
const CITIES = ['杭州', '武汉', '西安', '广州', '南京', '青岛', '长沙', '沈阳'];

/** Writes the lines of one conversation. */
export class Writer {
  private readonly script: Script;
  private readonly english: boolean;
  private readonly draws: Stream;
  private readonly slots: Readonly<Record<string, string>>;

  constructor(reason: string, english: boolean, draws: Stream, day: number, number: string) {
    const known = english ? EN[reason] : undefined;
    this.english = known !== undefined;
    this.script = known ?? (ZH[reason] as Script);
    this.draws = draws;
    this.slots = {
      order: String(100_000_000 + Math.floor(draws.next() * 899_999_999)),
      model: draws.pick(MODELS),
      city: draws.pick(CITIES),
      date: dateOf(day + 1 + Math.floor(draws.next() * 4)),
      money: (10 + Math.floor(draws.next() * 49_000) / 100).toFixed(2),
      number,
    };
  }

  opening = (): string => this.line(this.script.open);
  answer = (): string => this.line(this.script.answer);
  more = (): string => this.line(this.script.more);
  greeting = (): string => this.line(this.english ? EN_GREETING : ZH_GREETING);
  closing = (): string => this.line(this.english ? EN_CLOSING : ZH_CLOSING);
  last = (pleased: boolean): string =>
    this.line(this.english ? (pleased ? EN_THANKS : EN_ANGRY) : pleased ? ZH_THANKS : ZH_ANGRY);
  bot = (step: 0 | 1 | 2): string => (this.english ? EN_BOT : ZH_BOT)[step];

  private line(lines: readonly string[]): string {
    return this.draws.pick(lines).replaceAll(/\{(\w+)\}/g, (_, slot: string) => this.slots[slot] ?? '');
  }
}
