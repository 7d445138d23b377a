import type { RuleSpec } from '../../contract/check.ts';
import type { Answer } from '../../contract/score.ts';
import type { Line } from '../desk/transcript.ts';

/** What rules look at: the conversation, and what the contact's record says; hold in seconds. */
export type Seen = { readonly lines: readonly Line[]; readonly hold: number | null; readonly closedBy: string | null };

export type Found = { readonly answer: Answer; readonly words: string; readonly at: number | null };

/** Answers by a rule, with the message it rests on; null where the contact does not tell. */
export function runRule(rule: RuleSpec, seen: Seen): Found | null {
  switch (rule.look) {
    case 'words': {
      const own = seen.lines.filter(({ sender }) => sender === rule.side);
      if (seen.lines.length === 0) return null;
      for (const { number, words } of own) {
        const said = rule.words.find((word) => words.toLowerCase().includes(word.toLowerCase()));
        if (said !== undefined) return { answer: rule.found, words: said, at: number };
      }
      return { answer: rule.otherwise, words: '', at: null };
    }
    case 'longest_wait': {
      const waits = waitsOf(seen.lines);
      const [longest] = waits.toSorted((a, b) => b.seconds - a.seconds);
      if (longest === undefined) return null;
      const isWithin = longest.seconds <= rule.atMost;
      return {
        answer: isWithin ? rule.within : rule.otherwise,
        words: `${Math.round(longest.seconds)} s`,
        at: longest.number,
      };
    }
    case 'hold':
      if (seen.hold === null) return null;
      return {
        answer: seen.hold <= rule.atMost ? rule.within : rule.otherwise,
        words: `${Math.round(seen.hold)} s`,
        at: null,
      };
    case 'closed_by':
      if (seen.closedBy === null) return null;
      return { answer: seen.closedBy === rule.who ? rule.found : rule.otherwise, words: seen.closedBy, at: null };
  }
}

/** From a customer's first unanswered message to the agent's next one of her own. */
function waitsOf(lines: readonly Line[]): { readonly number: number; readonly seconds: number }[] {
  const waits: { number: number; seconds: number }[] = [];
  let asked: Line | null = null;
  for (const line of lines) {
    if (line.sender === 'customer') asked ??= line;
    else if (line.sender === 'agent' && !line.automatic && asked !== null) {
      waits.push({ number: line.number, seconds: (line.at - asked.at) / 1000 });
      asked = null;
    }
  }
  return waits;
}
