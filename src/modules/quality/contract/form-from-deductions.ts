import type { Answering, Aspect, FormContent, FormItem } from './form.ts';

/** A line of a deduction list, as `sheets` reads it. */
export type DeductionLine = {
  readonly group: string;
  readonly item: string;
  readonly criteria: string;
  readonly deductions: readonly {
    readonly words: string;
    readonly points: number | 'all';
    readonly eachTime: boolean;
  }[];
  readonly points: number;
  readonly veto: boolean;
};

/** A guess a person must confirm: what an item speaks of, or whom a veto protects. */
export type Guess = { readonly item: string; readonly words: string; readonly guessed: 'aspect' | 'critical' };

/** Words of items that speak of how the customer feels; the others are taken as the business's. */
const FEELING = /语气|语音|语调|态度|礼貌|用语|倾听|理解|耐心|安抚|致歉|打断|等待|响应|共情|开头|结束|沟通|亲和|主动/;
const COMPLIANCE = /泄露|核实|身份|隐私|合规|录音|违规|私加|刷单|飞单/;
const AGAINST_CUSTOMER = /辱骂|讥讽|顶撞|争吵|挂断|推诿|骂/;
/** Steps offered for a deduction that is taken each time. */
const MOST_TIMES = 5;

/**
 * Makes a form of a 100-point deduction list: every line an item of its weight, its deductions the choices, vetoes critical items. A list says neither
 * what an item speaks of nor whom a veto protects: those are guessed from the words and named, to be confirmed.
 */
export function formFromDeductions(
  lines: readonly DeductionLine[],
  passMark: number | null,
): { content: FormContent; guesses: Guess[] } {
  const guesses: Guess[] = [];
  const groups = Map.groupBy(lines, (line) => line.group || '评分项');
  let number = 0;
  const sections = [...groups].map(([words, own], at) => ({
    id: `s${at + 1}`,
    words,
    items: own.map((line): FormItem => {
      const id = `i${++number}`;
      const critical = line.veto ? hurtBy(`${line.item} ${line.criteria}`) : null;
      const isFelt = critical === 'customer' || (critical === null && FEELING.test(`${line.group} ${line.item}`));
      const aspect: Aspect = isFelt ? 'customer' : 'business';
      guesses.push({ item: id, words: line.item, guessed: critical === null ? 'aspect' : 'critical' });
      return {
        id,
        words: line.item,
        help: line.criteria,
        aspect,
        answering: line.veto ? { kind: 'yes_no' } : answeringOf(line),
        weight: line.points,
        critical,
        mayNotApply: line.veto,
        comment: 'when_lost',
        onlyIf: null,
        origin: null,
      };
    }),
  }));
  return { content: { sections, passMark: passMark ?? 80 }, guesses };
}

const hurtBy = (text: string): 'customer' | 'compliance' =>
  AGAINST_CUSTOMER.test(text) && !COMPLIANCE.test(text) ? 'customer' : 'compliance';

/** Choices that lead to the very points the list gave. */
function answeringOf({ points, deductions }: DeductionLine): Answering {
  const takes = deductions.map((d) => ({ ...d, points: d.points === 'all' ? points : Math.min(points, d.points) }));
  const [only] = takes;
  if (only === undefined || (takes.length === 1 && !only.eachTime && only.points >= points)) return { kind: 'yes_no' };
  const left = new Map([[points, '无扣分']]);
  const offer = (taken: number, words: string): void => {
    const rest = Math.max(0, points - taken);
    const known = left.get(rest);
    // Two ways to the same points are one choice.
    left.set(rest, known === undefined ? words : `${known}；或${words}`);
  };
  for (const take of takes) {
    const times = take.eachTime ? Math.min(MOST_TIMES, Math.ceil(points / take.points)) : 1;
    for (let n = 1; n <= times; n++) offer(n * take.points, times === 1 ? take.words : `${take.words} ${n} 次`);
  }
  const all = takes.reduce((sum, take) => sum + take.points, 0);
  if (takes.length > 1 && !left.has(Math.max(0, points - all))) offer(all, '以上都有');
  const best = [...left].toSorted(([a], [b]) => b - a);
  return {
    kind: 'choice',
    choices: best.map(([rest, words], at) => ({ id: `c${at + 1}`, words: words.slice(0, 500), points: rest })),
  };
}
