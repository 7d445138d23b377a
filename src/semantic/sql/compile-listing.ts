import type { Entity } from '#src/semantic/entity.ts';
import type { Node } from '#src/semantic/expression.ts';
import type { CompiledSql } from './compile-scan.ts';
import { compileNode, SqlContext } from './compile-node.ts';
import type { Dialect } from './dialect.ts';

type Listing = {
  readonly entity: Entity;
  readonly fields?: readonly string[];
  readonly where?: Node | null;
  readonly orderBy?: readonly { readonly field: string; readonly descending?: boolean }[];
  readonly limit?: number;
  readonly offset?: number;
};

/** Writes a plain listing of rows as SQL; without a limit it lists everything. */
export function compileListing(listing: Listing, dialect: Dialect, moments = { asOf: 0, dataFrom: 0 }): CompiledSql {
  const context = new SqlContext(dialect, listing.entity, moments);
  const fields = listing.fields ?? Object.keys(listing.entity.fields);
  const select = fields.map((f) => dialect.identifier(f)).join(', ');
  const where = listing.where ? `\nwhere ${compileNode(listing.where, context)}` : '';
  const order = listing.orderBy
    ?.map((o) => `${dialect.identifier(o.field)}${o.descending ? ' desc' : ''} nulls last`)
    .join(', ');
  const page = `${listing.limit === undefined ? '' : `\nlimit ${listing.limit}`}${listing.offset ? ` offset ${listing.offset}` : ''}`;
  return {
    sql: `select ${select}\nfrom ${dialect.table(listing.entity.name)}${where}${order ? `\norder by ${order}` : ''}${page}`,
    parameters: context.parameters,
  };
}

/** Writes the number of rows that satisfy a condition; the output column is `n`. */
export function compileCount(
  entity: Entity,
  where: Node | null,
  dialect: Dialect,
  moments = { asOf: 0, dataFrom: 0 },
): CompiledSql {
  const context = new SqlContext(dialect, entity, moments);
  const condition = where ? ` where ${compileNode(where, context)}` : '';
  return {
    sql: `select ${dialect.toDouble(dialect.countWhere(null))} as n from ${dialect.table(entity.name)}${condition}`,
    parameters: context.parameters,
  };
}
