import { plainMeaning, type ShiftMeaning } from '#src/sheets/shift-codes.ts';
import type { ShiftCode, ShiftMeaningBody } from '../contract/roster.ts';

/** What the codes of a workbook mean: as it says itself, as answered now, as kept, as the code says by itself. */
export function codeReader(
  kept: readonly ShiftCode[],
  ofWorkbook: ReadonlyMap<string, ShiftMeaning>,
  answers: Readonly<Record<string, string>>,
): (code: string, date: string) => ShiftMeaningBody | null {
  const read = (code: string, date: string, asked: boolean): ShiftMeaningBody | null => {
    const own = ofWorkbook.get(code);
    if (own) return body(own);
    const answer = Object.hasOwn(answers, code) ? answers[code]?.trim() : undefined;
    if (answer && asked && answer !== code) {
      const meaning = read(answer, date, false);
      if (meaning) return meaning;
    }
    const plain = plainMeaning(code);
    return codeAt(kept, code, date) ?? (plain && body(plain));
  };
  return (code, date) => read(code, date, true);
}

/** Meaning of a kept code on a date: the last one that began by then, else the first one there is. */
export function codeAt(kept: readonly ShiftCode[], code: string, date: string): ShiftMeaningBody | null {
  const own = kept.filter((one) => one.code === code).sort((a, b) => (a.from < b.from ? -1 : 1));
  return (own.findLast((one) => one.from <= date) ?? own[0])?.meaning ?? null;
}

const body = (meaning: ShiftMeaning): ShiftMeaningBody => ({
  kind: meaning.kind,
  spans: [...meaning.spans],
  breaks: [...meaning.breaks],
  ...(meaning.leave !== undefined && { leave: meaning.leave }),
});
