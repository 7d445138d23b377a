import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { describeReference, referencePath } from '#test/reference.ts';
import { parseAgentsFile } from './agents-file.ts';

const HEADER = 'extension,interface,member_name,membership,queue,start_penalty';

it('reads members with line, name, queue and whether they ever sign in', () => {
  const text = `\uFEFF${HEADER}\r\n1014,Local/1014@q/n,"Graf, Nils",dynamic,sales,0\r\n\r\n,PJSIP/9,,static,techline,5\r\n`;
  expect(parseAgentsFile('agents.csv', text)).toEqual([
    {
      line: 2,
      interface: 'Local/1014@q/n',
      name: 'Graf, Nils',
      extension: '1014',
      queue: 'sales',
      isStatic: false,
      team: null,
    },
    { line: 4, interface: 'PJSIP/9', name: 'PJSIP/9', extension: null, queue: 'techline', isStatic: true, team: null },
  ]);
});

it.each([
  ['an empty file', '', 1, 'interface'],
  ['a file without the column', 'name,queue\nA,b\n', 1, 'interface'],
  ['a row without interface', `${HEADER}\n1,,A,dynamic,q,0\n`, 2, 'interface'],
  ['an unknown membership', `${HEADER}\n1,PJSIP/1,A,dynamic,q,0\n2,PJSIP/2,B,sometimes,q,0\n`, 3, 'membership'],
  ['a row with too few fields', `${HEADER}\n1,PJSIP/1\n`, 2, 'record'],
])('refuses %s, naming line and field', (_, text, line, field) => {
  expect(() => parseAgentsFile('agents.csv', text)).toThrow(
    expect.objectContaining({
      code: 'bad_agents_file',
      details: expect.objectContaining({
        file: 'agents.csv',
        line,
        field,
        remedy: expect.any(String) as string,
      }) as object,
    }),
  );
});

describeReference('the recorded centre', ['data/asterisk-a/agents.csv'], () => {
  it('has 31 members, one of them static', () => {
    const rows = parseAgentsFile('agents.csv', readFileSync(referencePath('data/asterisk-a/agents.csv'), 'utf8'));
    expect(new Set(rows.map((row) => row.name)).size).toBe(31);
    expect(rows.filter((row) => row.isStatic).map((row) => [row.name, row.queue])).toEqual([
      ['Nachtdienst', 'techline'],
    ]);
  });
});
