import { describe, expect, it } from 'vitest';
import { column, type Entity, entity } from '#src/semantic/entity.ts';
import { and, durationOf, Expression, field, literal, not, or } from '#src/semantic/expression.ts';
import { label } from '#src/semantic/label.ts';
import { clickhouseDialect } from './clickhouse.ts';
import { compileNode, SqlContext } from './compile-node.ts';
import { duckdbDialect } from './duckdb.ts';

const term = (name: string): Expression => new Expression({ op: 'term', name });
const thing: Entity = entity({
  name: 'thing',
  label: label('thing', '物'),
  fields: { id: column.id.required(), a: column.count.optional(), b: column.text.optional() },
  key: ['id'],
  subject: 'id',
  dimensions: {},
  terms: (at) => ({
    either: { label: label('either', '任一'), is: or(at.a.is(1), at.a.is(2)) },
    also: { label: label('also', '亦'), is: term('either') },
  }),
});

describe.each([duckdbDialect, clickhouseDialect])('conditions in $name', (dialect) => {
  const context = (): SqlContext => new SqlContext(dialect, thing, { asOf: 1, dataFrom: 0 });
  const a = dialect.identifier('a');
  const write = (expression: Expression): string => compileNode(expression.node, context());

  it('keep a named "or" together inside an "and", through any number of names', () => {
    for (const name of ['either', 'also']) {
      expect(write(and(term(name), field('a').is(3)))).toBe(`(${a} = 1 or ${a} = 2) and ${a} = 3`);
      expect(write(not(term(name)))).toBe(`not (${a} = 1 or ${a} = 2)`);
    }
  });

  it('bind every text and paste none, whatever it says', () => {
    const into = context();
    const nasty = `' or 1=1 -- "\` \\ {p0:String} $1`;
    const sql = compileNode(and(field('b').is(nasty), field('b').in([nasty, 'x'])).node, into);
    expect(into.parameters).toEqual([nasty, 'x']);
    expect(sql).not.toContain('1=1');
  });

  it('quote names so that none ends early', () => {
    expect(write(field('a"b`c\\').isNull())).toBe(
      dialect.name === 'duckdb' ? '"a""b`c\\" is null' : '`a"b\\`c\\\\` is null',
    );
  });

  it('work out numbers known beforehand, and refuse what is no number', () => {
    const month = durationOf(86_400_000).times(30);
    expect(write(field('a').below(month))).toBe(`${a} < ${dialect.number(2_592_000_000)}`);
    expect(() => write(literal(Number.NaN))).toThrow('NaN');
    expect(() => write(field('a').in([Number.POSITIVE_INFINITY]))).toThrow('Infinity');
  });
});
