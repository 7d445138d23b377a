import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forbiddenWordsIn, ORDINARY_WORDS, readGlossary } from './glossary.ts';

const root = resolve(import.meta.dirname, '..');
const inRoot = (path: string) => join(root, path);
const files = (pattern: string | string[]) => globSync(pattern, { cwd: root }).map((f) => f.replaceAll('\\', '/'));

interface Cruise {
  readonly violations: readonly {
    readonly from: string;
    readonly to: string;
    readonly rule: { readonly name: string };
  }[];
  readonly totalCruised: number;
}

/** Runs the import table over the `src` of a project folder. */
function cruise(project: string): Cruise {
  const tool = inRoot('node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const args = [tool, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'src'];
  const run = spawnSync(process.execPath, args, { cwd: project, encoding: 'utf8', maxBuffer: 1 << 28 });
  return (JSON.parse(run.stdout) as { summary: Cruise }).summary;
}

describe('import table', () => {
  it('holds, and was looked at', () => {
    const { violations, totalCruised } = cruise(root);
    expect(totalCruised).toBeGreaterThan(9);
    expect(violations.map((v) => `${v.rule.name}: ${v.from} → ${v.to}`)).toEqual([]);
  });

  describe('finds what is planted', () => {
    const planted: readonly [rule: string, from: string, imports: string][] = [
      ['kernel', 'src/kernel/a.ts', '#src/semantic/model.ts'],
      ['semantic-model', 'src/semantic/plan.ts', './sql/compile.ts'],
      ['semantic-sql', 'src/semantic/sql/b.ts', '#src/catalogue/index.ts'],
      ['catalogue', 'src/catalogue/kpis/c.ts', '#src/semantic/sql/compile.ts'],
      ['analytics', 'src/analytics/d.ts', '#src/catalogue/index.ts'],
      ['platform', 'src/records/e.ts', '#src/modules/one/contract/api.ts'],
      ['platform', 'src/jobs/f.ts', '#src/records/records.ts'],
      ['platform-on-records', 'src/audit/g.ts', '#src/analytics/event-store.ts'],
      ['module-contract', 'src/modules/one/contract/h.ts', '../server/index.ts'],
      ['module-server', 'src/modules/one/server/i.ts', '#src/modules/two/server/index.ts'],
      ['module-web', 'src/modules/one/web/j.ts', '../server/index.ts'],
      ['module-shape', 'src/modules/one/stray.ts', '#src/catalogue/index.ts'],
      ['ui', 'src/ui/k.ts', '#src/catalogue/index.ts'],
      ['web', 'src/web/l.ts', '#src/modules/one/server/index.ts'],
      ['composition-roots', 'src/main.ts', '#src/ui/theme.ts'],
      ['whole-contract', 'src/api.ts', '#src/modules/one/server/index.ts'],
      ['config-readers', 'src/records/m.ts', '#src/config.ts'],
      ['twin-truth', 'src/main.ts', '#src/modules/simulation/server/truth.ts'],
      ['browser-safe', 'src/modules/one/contract/n.ts', 'node:fs'],
      ['browser-safe', 'src/http/client.ts', 'node:http'],
      ['browser-safe-packages', 'src/ui/o.ts', 'kysely'],
      ['kernel-packages', 'src/kernel/p.ts', 'zod'],
      ['no-dev-packages', 'src/jobs/q.ts', 'vitest'],
      ['resolvable', 'src/jobs/r.ts', './nowhere.ts'],
    ];
    let summary: Cruise;
    let project: string;

    beforeAll(() => {
      project = mkdtempSync(join(tmpdir(), 'yunchou-import-table-'));
      for (const file of ['.dependency-cruiser.cjs', 'tsconfig.json', 'package.json'])
        cpSync(inRoot(file), join(project, file));
      for (const name of ['kysely', 'zod', 'vitest']) {
        write(
          `node_modules/${name}/package.json`,
          JSON.stringify({ name, version: '1.0.0', type: 'module', main: 'index.js' }),
        );
        write(`node_modules/${name}/index.js`, 'export const planted = 1;\n');
      }
      const imports = Map.groupBy(planted, ([, from]) => from);
      for (const [, , to] of planted) {
        if (to.startsWith('#src/')) write(to.slice(1), 'export const planted = 1;\n');
      }
      for (const extra of ['src/semantic/sql/compile.ts', 'src/modules/one/server/index.ts'])
        write(extra, 'export const planted = 1;\n');
      for (const [from, rows] of imports)
        write(
          from,
          rows.map(([, , to], i) => `import * as p${i} from '${to}';\nexport const use${i} = p${i};\n`).join(''),
        );
      write('src/jobs/cycle-a.ts', "import { b } from './cycle-b.ts';\nexport const a = () => b;\n");
      write('src/jobs/cycle-b.ts', "import { a } from './cycle-a.ts';\nexport const b = () => a;\n");
      summary = cruise(project);
    });
    afterAll(() => rmSync(project, { recursive: true, force: true }));

    function write(path: string, text: string): void {
      mkdirSync(dirname(join(project, path)), { recursive: true });
      writeFileSync(join(project, path), text);
    }

    it.each(planted)('%s: %s → %s', (rule, from) => {
      expect(summary.violations.some((v) => v.rule.name === rule && v.from === from)).toBe(true);
    });
    it('no-cycle', () => {
      expect(summary.violations.some((v) => v.rule.name === 'no-cycle')).toBe(true);
    });
  });
});

describe('documents', () => {
  const documents = files(['*.md', 'docs/**/*.md', 'src/**/README.md']);
  // `src/a.ts`, `docs/`, `scripts/x.mjs --flag` in code quotes, and [text](relative/link).
  const inQuotes = /`((?:src|test|docs|scripts|bin|examples|\.ci)\/[^`\s]*)[^`]*`/g;
  const inLinks = /\]\((?!https?:|#|mailto:)([^)#\s]+)[^)]*\)/g;

  it('are there', () => {
    expect(documents).toEqual(
      expect.arrayContaining(['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'docs/glossary.md']),
    );
  });

  it.each(documents)('%s names only paths that exist', (document) => {
    // Fenced blocks are commands and examples; a person reads paths in the running text.
    const text = readFileSync(inRoot(document), 'utf8').replaceAll(/^```[\s\S]*?^```/gm, '');
    const quoted = [...text.matchAll(inQuotes)].map((match) => match[1] ?? '');
    const linked = [...text.matchAll(inLinks)].map((match) => join(dirname(document), match[1] ?? ''));
    const missing = [...quoted, ...linked].filter((path) => !namesSomething(path.replace(/[.,;:]+$/, '')));
    expect(missing).toEqual([]);
  });

  /** `<noun>` stands for any name; everything else must be on disk. */
  function namesSomething(path: string): boolean {
    const pattern = path.replaceAll(/<[^>]+>/g, '*');
    return pattern === path ? existsSync(inRoot(path)) : files(pattern).length > 0;
  }

  it('CONTRIBUTING.md stays within 120 lines', () => {
    expect(readFileSync(inRoot('CONTRIBUTING.md'), 'utf8').split('\n').length).toBeLessThanOrEqual(121);
  });
});

describe('modules', () => {
  const modules = files('src/modules/*');

  it('are there', () => expect(modules).not.toEqual([]));

  it.each(modules)('%s has a README of at most 40 lines and a contract', (module) => {
    expect(existsSync(inRoot(`${module}/README.md`))).toBe(true);
    expect(
      readFileSync(inRoot(`${module}/README.md`), 'utf8')
        .trimEnd()
        .split('\n').length,
    ).toBeLessThanOrEqual(40);
    expect(files(`${module}/contract/**/*.ts`)).not.toEqual([]);
  });
});

describe('files', () => {
  const sources = files(['src/**/*.{ts,tsx}', 'test/**/*.ts', 'scripts/*.mjs']).filter(
    (file) => !/\/(golden|locale|locales|fixtures|node_modules)\//.test(file),
  );

  it('hold at most 300 lines', () => {
    const long = sources.map(
      (file) => [file, readFileSync(inRoot(file), 'utf8').trimEnd().split('\n').length] as const,
    );
    expect(long.length).toBeGreaterThan(10);
    expect(long.filter(([, lines]) => lines > 300)).toEqual([]);
  });

  it('are named after what they hold, not "utils", "helpers" or "common"', () => {
    expect(sources.filter((file) => /(^|\/)(utils?|helpers?|common|manager)(\.|\/)/.test(file))).toEqual([]);
  });

  it('read the environment in one place', () => {
    const readers = sources.filter(
      (file) =>
        file.startsWith('src/') &&
        !/\.(test|conformance)\.tsx?$/.test(file) &&
        /process\.env\b/.test(readFileSync(inRoot(file), 'utf8')),
    );
    expect(readers.filter((file) => file !== 'src/config.ts')).toEqual([]);
  });
});

type Labels = { readonly [key: string]: string | Labels };

/** `a.b.c` → text for every leaf. */
function leaves(labels: Labels, prefix = ''): [string, string][] {
  return Object.entries(labels).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value] as [string, string]] : leaves(value, `${prefix}${key}.`),
  );
}

async function loadLabels(path: string): Promise<Labels> {
  if (path.endsWith('.json')) return JSON.parse(readFileSync(inRoot(path), 'utf8')) as Labels;
  const module = (await import(pathToFileURL(inRoot(path)).href)) as { default?: Labels } & Record<string, Labels>;
  return module.default ?? module;
}

describe('labels', () => {
  const chinese = files('src/**/zh-CN.{json,ts}');
  const glossary = readGlossary(inRoot('docs/glossary.md'));

  it('the glossary was understood', () => {
    expect(glossary.forbidden.get('话务员')).toContain('坐席');
    expect([...ORDINARY_WORDS].filter((word) => !glossary.forbidden.has(word))).toEqual([]);
    expect(glossary.forbidden.size).toBeGreaterThan(150);
    expect(forbiddenWordsIn('代理人列表', glossary)).not.toEqual([]);
    expect(forbiddenWordsIn('服务等级', glossary)).not.toEqual([]);
    expect(forbiddenWordsIn('人工接通率', glossary)).toEqual([]);
    expect(forbiddenWordsIn('平均等待时长', glossary)).toEqual([]);
    expect(forbiddenWordsIn('等待', glossary)).not.toEqual([]);
  });

  it('are there', () => expect(chinese).not.toEqual([]));

  it.each(chinese)('%s uses no forbidden word and has the keys of English', async (path) => {
    const zh = leaves(await loadLabels(path));
    const en = leaves(await loadLabels(path.replace('zh-CN', 'en')));
    // Chinese has one plural form, English two.
    const keys = (labels: [string, string][]) =>
      [...new Set(labels.map(([key]) => key.replace(/_(one|other)$/, '')))].toSorted();
    expect(keys(zh)).toEqual(keys(en));
    expect([...zh, ...en].filter(([, text]) => text.trim() === '')).toEqual([]);
    expect(
      zh.flatMap(([key, text]) => forbiddenWordsIn(text, glossary).map((word) => `${key} "${text}": ${word}`)),
    ).toEqual([]);
  });
});

interface CataloguedKpi {
  readonly id: string;
  readonly name: { readonly en: string; readonly zh: string };
  readonly examples: readonly { readonly given: string; readonly expect: unknown }[];
}

describe.skipIf(!existsSync(inRoot('src/catalogue/index.ts')))('catalogue', async () => {
  const index = existsSync(inRoot('src/catalogue/index.ts'))
    ? ((await import(pathToFileURL(inRoot('src/catalogue/index.ts')).href)) as { KPIS: readonly CataloguedKpi[] })
    : { KPIS: [] };
  const glossary = readGlossary(inRoot('docs/glossary.md'));

  it('has KPIs, each id once', () => {
    expect(index.KPIS.length).toBeGreaterThan(0);
    expect(new Set(index.KPIS.map((kpi) => kpi.id)).size).toBe(index.KPIS.length);
  });

  it.each(index.KPIS)(
    '$id: two examples, one of them the empty set; a name in both languages without forbidden words',
    (kpi) => {
      expect(kpi.examples.length).toBeGreaterThanOrEqual(2);
      // Without facts a rate is null; only a plain count of nothing may be 0.
      expect(kpi.examples.some((example) => example.expect === null || example.expect === 0)).toBe(true);
      expect(kpi.name.en.trim()).not.toBe('');
      expect(kpi.name.zh).toMatch(/\p{Script=Han}|^[A-Z]/u);
      expect(forbiddenWordsIn(kpi.name.zh, glossary)).toEqual([]);
    },
  );
});
