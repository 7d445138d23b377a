import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Proof } from './proof.ts';

const PATH = join(resolve(import.meta.dirname, '../..'), 'docs/validation.md');
const BEGIN = '<!-- results of npm run validate: written by test/validate -->';
const END = '<!-- end of the results -->';
const HEAD = ['| proof | claim | seed | seen | commit | day |', '| --- | --- | --- | --- | --- | --- |'];

export type Result = { readonly seen: string; readonly commit: string };

/** What docs/validation.md says was seen, by proof. */
export function results(): Map<string, Result> {
  const found = new Map<string, Result>();
  for (const row of rowsIn(text())) {
    const [, name = '', , , seen = '', commit = ''] = row.split('|').map((cell) => cell.trim());
    found.set(name, { seen, commit });
  }
  return found;
}

/** Puts a proof's result in place of its earlier one; everything else in the file stays. */
export function record(proof: Proof, seen: string, commit: string, day: string): void {
  const before = text();
  const oneLine = seen.replaceAll(/\s+/g, ' ').replaceAll('|', '/').slice(0, 600);
  const row = `| ${proof.name} | ${proof.claim} | ${proof.seed} | ${oneLine} | ${commit} | ${day} |`;
  const rows = [...rowsIn(before).filter((other) => !other.startsWith(`| ${proof.name} |`)), row].sort();
  const section = [BEGIN, '', ...HEAD, ...rows, '', END].join('\n');
  const [head = '', rest] = before.split(BEGIN);
  const after =
    rest === undefined
      ? `${before.trimEnd()}\n\n## Long proofs (\`npm run validate\`)\n\n${section}\n`
      : `${head}${section}${rest.split(END)[1] ?? ''}`;
  writeFileSync(PATH, after);
}

const text = (): string => (existsSync(PATH) ? readFileSync(PATH, 'utf8') : '# Validation\n');

function rowsIn(whole: string): string[] {
  const section = whole.split(BEGIN)[1]?.split(END)[0] ?? '';
  return section.split('\n').filter((line) => line.startsWith('| ') && !HEAD.includes(line));
}
