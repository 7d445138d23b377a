import { z } from 'zod';
import { invalid } from '#src/kernel/errors.ts';
import { type FormContent, formContent, type FormItem } from '../../contract/form.ts';
import { type Answer, NOT_APPLICABLE, outOf100, scoreOf } from '../../contract/score.ts';

/** As Amazon Connect writes a submitted evaluation to its bucket (schema 3.x); what else it says is left alone. */
const score = z.object({ percentage: z.number().optional(), notApplicable: z.boolean().optional() }).optional();
const exported = z.object({
  evaluationId: z.string().min(1),
  metadata: z.object({
    contactId: z.string().min(1),
    agentId: z.string().optional(),
    evaluationDefinitionTitle: z.string().min(1),
    evaluator: z.string().default(''),
    evaluationDefinitionId: z.string().min(1),
    evaluationDefinitionVersion: z.number().int().positive(),
    evaluationStartTimestamp: z.iso.datetime().optional(),
    evaluationSubmitTimestamp: z.iso.datetime(),
    score,
  }),
  sections: z.array(z.object({ sectionRefId: z.string(), sectionTitle: z.string().default('') })),
  questions: z
    .array(
      z.object({
        questionRefId: z.string().min(1),
        sectionRefId: z.string(),
        questionType: z.enum(['NUMERIC', 'SINGLESELECT', 'TEXT']),
        questionText: z.string().min(1),
        answer: z.object({
          value: z.union([z.string(), z.number()]).optional(),
          values: z
            .array(z.object({ valueText: z.string(), valueRefId: z.string(), selected: z.boolean() }))
            .optional(),
          notes: z.string().optional(),
          metadata: z.object({ notApplicable: z.boolean().optional() }).optional(),
        }),
        score,
      }),
    )
    .min(1),
});
type Question = z.output<typeof exported>['questions'][number];

export type ImportedEvaluation = {
  readonly id: string;
  readonly contact: string;
  readonly agent: string | null;
  readonly inspector: string;
  readonly form: { readonly id: string; readonly name: string; readonly version: number };
  readonly content: FormContent;
  readonly answers: Readonly<Record<string, { readonly answer: Answer; readonly comment?: string }>>;
  /** Epoch milliseconds; seconds. */
  readonly submittedAt: number;
  readonly worked: number;
};

const SOURCE = 'amazon-connect';
/** Exported scores are rounded. */
const ROUNDED = 0.51;

/**
 * Reads one exported evaluation. It says what a question earned, not what its other answers would have, nor the weights: answers take the points they
 * earned, all questions weigh the same, and where that does not give the exported score the file is refused. Throws `bad_evaluation` and `weights_unknown`
 * naming file and field.
 */
export function readAmazonEvaluation(file: string, text: string): ImportedEvaluation {
  const { success, data, error } = exported.safeParse(parsed(file, text));
  if (!success)
    throw invalid('bad_evaluation', `"${file}" is no exported evaluation of Amazon Connect`, {
      file,
      field: error.issues[0]?.path.join('.') ?? '',
      remedy: `Take the file as Amazon Connect wrote it: ${error.issues[0]?.message}.`,
    });
  const { metadata, questions, sections } = data;
  const items = questions.map((question) => ({ question, ...itemOf(question) }));
  const content = formContent.parse({
    sections: sections.flatMap(({ sectionRefId, sectionTitle }) => {
      const own = items.filter(({ question }) => question.sectionRefId === sectionRefId).map(({ item }) => item);
      return own.length === 0 ? [] : [{ id: keyOf(sectionRefId), words: sectionTitle || sectionRefId, items: own }];
    }),
    passMark: 80,
  });
  const answers = Object.fromEntries(
    items.map(({ item, answer, comment }) => [item.id, { answer, ...(comment === '' ? {} : { comment }) }]),
  );
  const own = outOf100(scoreOf(content, answers).total);
  const told = metadata.score?.notApplicable ? null : (metadata.score?.percentage ?? null);
  if (told !== null && (own === null || Math.abs(own - told) > ROUNDED))
    throw invalid('weights_unknown', `"${file}" says ${told}, its questions weighed alike give ${own ?? 'nothing'}`, {
      file,
      field: 'metadata.score.percentage',
      remedy: 'The export does not say the weights. Evaluate it anew by a form of this centre.',
    });
  const submittedAt = Date.parse(metadata.evaluationSubmitTimestamp);
  const started = metadata.evaluationStartTimestamp;
  return {
    id: `${SOURCE}/${data.evaluationId}`,
    contact: metadata.contactId,
    agent: metadata.agentId ?? null,
    inspector: metadata.evaluator || SOURCE,
    form: {
      id: `${SOURCE}/${metadata.evaluationDefinitionId}`,
      name: metadata.evaluationDefinitionTitle,
      version: metadata.evaluationDefinitionVersion,
    },
    content,
    answers,
    submittedAt,
    worked: started === undefined ? 0 : Math.max(0, Math.round((submittedAt - Date.parse(started)) / 1000)),
  };
}

function parsed(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw invalid('bad_evaluation', `"${file}" is no JSON`, {
      file,
      remedy: `Take the file as Amazon Connect wrote it: ${error instanceof Error ? error.message : String(error)}.`,
    });
  }
}

const keyOf = (id: string): string =>
  id
    .toLowerCase()
    .replaceAll(/[^a-z0-9_-]/g, '-')
    .replace(/^[^a-z0-9]+/, '')
    .slice(0, 40) || 'x';

function itemOf(question: Question): { item: FormItem; answer: Answer; comment: string } {
  const { answer, questionText, questionType, score: earned } = question;
  const values = answer.values ?? [];
  const selected = values.find((value) => value.selected);
  const said = questionType === 'SINGLESELECT' ? selected?.valueText : String(answer.value ?? '');
  const isOpen = answer.metadata?.notApplicable === true || !said;
  const isGraded = earned?.percentage !== undefined && !earned.notApplicable;
  const comment = [questionType === 'TEXT' ? said : '', answer.notes ?? ''].filter(Boolean).join('\n').slice(0, 2000);
  const item = (answering: FormItem['answering'], weight: number): FormItem => ({
    id: keyOf(question.questionRefId),
    words: questionText.slice(0, 500),
    help: '',
    // The export does not say what a question speaks of.
    aspect: 'business',
    answering,
    weight,
    critical: null,
    mayNotApply: true,
    comment: 'free',
    onlyIf: null,
    origin: null,
  });
  const points = earned?.percentage ?? 0;
  // What the others would have earned is not told; some answer earns all of it, so that what was given is a part of that.
  const rest = points < 100 ? 100 : 0;
  if (questionType === 'SINGLESELECT' && values.length >= 2) {
    const choices = values.slice(0, 20).map(({ valueRefId, valueText, selected: isOwn }) => ({
      id: keyOf(valueRefId),
      words: valueText || valueRefId,
      points: isOwn ? points : rest,
    }));
    const chosen = selected === undefined ? NOT_APPLICABLE : keyOf(selected.valueRefId);
    return {
      item: item({ kind: 'choice', choices }, isGraded || isOpen ? 1 : 0),
      answer: isOpen ? NOT_APPLICABLE : chosen,
      comment,
    };
  }
  if (questionType === 'NUMERIC' && !isOpen && isGraded) {
    const choices = [
      { id: 'given', words: said ?? '', points },
      { id: 'other', words: '≠', points: rest },
    ];
    return { item: item({ kind: 'choice', choices }, 1), answer: 'given', comment };
  }
  return { item: item({ kind: 'yes_no' }, isGraded ? 1 : 0), answer: NOT_APPLICABLE, comment };
}
