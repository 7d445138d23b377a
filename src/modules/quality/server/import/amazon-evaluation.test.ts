import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { outOf100, scoreOf } from '../../contract/score.ts';
import { readAmazonEvaluation } from './amazon-evaluation.ts';

const text = readFileSync(join(import.meta.dirname, 'fixtures', 'amazon-evaluation.json'), 'utf8');
const read = (change: (said: ReturnType<typeof JSON.parse>) => void = () => undefined) => {
  const said = JSON.parse(text) as ReturnType<typeof JSON.parse>;
  change(said);
  return readAmazonEvaluation('one.json', JSON.stringify(said));
};

it('keeps form, version, answers, notes, inspector and time, and gives the exported score', () => {
  const found = read();
  expect(found).toMatchObject({
    contact: 'alpha-3',
    inspector: 'maria',
    worked: 271,
    submittedAt: Date.UTC(2026, 10, 21, 9, 4, 30, 500),
    form: { name: 'Returns desk', version: 3 },
    answers: {
      q1: { answer: 'o2', comment: 'asked after two minutes' },
      q2: { answer: 'given' },
      q3: { answer: 'na' },
      q4: { answer: 'na', comment: 'Asking for the number first' },
    },
  });
  expect(found.content.sections.map(({ words, items }) => [words, items.length])).toEqual([['Opening', 4]]);
  expect(outOf100(scoreOf(found.content, found.answers).total)).toBe(70);
});

it('refuses what it could only guess, naming file, field and remedy', () => {
  expect(() => read((said) => (said.metadata.score.percentage = 64))).toThrow(
    /says 64, its questions weighed alike give 70/,
  );
  expect(() => read((said) => delete said.metadata.contactId)).toThrow(/no exported evaluation/);
  expect(() => readAmazonEvaluation('x.json', '{')).toThrow(/no JSON/);
  try {
    read((said) => (said.questions[1].questionType = 'PICTURE'));
  } catch (error) {
    expect(error).toMatchObject({ details: { file: 'one.json', field: 'questions.1.questionType' } });
  }
  expect.assertions(4);
});

const reference = join(
  process.env['YUNCHOU_REFERENCE'] ?? '../shared',
  'data/amazon-connect/evaluation-form-output.json',
);
it.skipIf(!existsSync(reference))('reads the published example as it stands', () => {
  const found = readAmazonEvaluation('evaluation-form-output.json', readFileSync(reference, 'utf8'));
  expect(found).toMatchObject({
    inspector: 'jane',
    form: { name: 'Compliance Evaluation Form', version: 2 },
    worked: 140,
  });
  expect(outOf100(scoreOf(found.content, found.answers).total)).toBe(100);
});
