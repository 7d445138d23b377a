export type SurveyAnswer = { readonly survey: 'csat' | 'nps'; readonly score: number; readonly scale: number };

const SCALE = { csat: 5, nps: 10 } as const;
const LOWEST = { csat: 1, nps: 0 } as const;

/**
 * Answers in the data of a SURVEY line. Custom events have no fixed shape; these are read: `CSAT|4`, `NPS|9`, `CSAT=4|NPS=9`,
 * and two bare numbers, satisfaction 1–5 then recommendation 0–10. Anything else gives no answer and stays a note.
 */
export function surveyAnswers(data: readonly string[]): SurveyAnswer[] {
  const answers: SurveyAnswer[] = [];
  const take = (survey: 'csat' | 'nps', text: string | undefined) => {
    if (text === undefined || !/^\d{1,2}$/.test(text.trim())) return;
    const score = Number(text);
    if (score >= LOWEST[survey] && score <= SCALE[survey]) answers.push({ survey, score, scale: SCALE[survey] });
  };
  const named = (text: string | undefined) => /^(csat|nps)(?:=(.*))?$/i.exec(text?.trim() ?? '');
  if (named(data[0])) {
    for (const [n, text] of data.entries()) {
      const name = named(text);
      if (name) take(name[1]?.toLowerCase() as 'csat' | 'nps', name[2] ?? data[n + 1]);
    }
  } else {
    take('csat', data[0]);
    take('nps', data[1]);
  }
  return answers;
}
