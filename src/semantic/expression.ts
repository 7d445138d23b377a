/**
 * Row expressions: what a condition or a measured value is, as plain data. One tree is compiled to every SQL dialect,
 * turned into the formula people read, and used to list the contacts behind a number. Instants and durations are
 * integer milliseconds; a comparison with an absent value is unknown and never counts.
 */
export type Literal = string | number | boolean | null;

export type Node =
  | { readonly op: 'field'; readonly name: string }
  | {
      readonly op: 'literal';
      readonly value: Literal;
      readonly unit?: 'duration' | 'instant';
      readonly parameter?: string;
    }
  /** A parameter that differs between scopes (queues, channels, projects): first matching branch wins. */
  | {
      readonly op: 'case';
      readonly branches: readonly { readonly when: Node; readonly then: Node }[];
      readonly otherwise: Node;
    }
  | { readonly op: 'compare'; readonly how: Comparison; readonly left: Node; readonly right: Node }
  | { readonly op: 'in'; readonly value: Node; readonly list: readonly (string | number)[] }
  | { readonly op: 'isNull'; readonly value: Node }
  | { readonly op: 'and' | 'or'; readonly terms: readonly Node[] }
  | { readonly op: 'not'; readonly term: Node }
  | { readonly op: 'arithmetic'; readonly how: '+' | '-' | '*'; readonly left: Node; readonly right: Node }
  /** The moment as of which the question is asked: open windows are judged against it. */
  | { readonly op: 'asOf' }
  /** First instant the data cover: look-back windows need it. */
  | { readonly op: 'dataFrom' }
  /** The instant a row is booked to: its anchor, or where its span enters the question. Settings change from such an instant on. */
  | { readonly op: 'at' }
  /** A named condition of the entity, so that formulas read in the field's words. */
  | { readonly op: 'term'; readonly name: string };

export type Comparison = '=' | '<>' | '<' | '<=' | '>' | '>=';

/** A node with the verbs KPI definitions are written in. */
export class Expression {
  readonly node: Node;
  constructor(node: Node) {
    this.node = node;
  }

  is(value: Operand): Expression {
    return this.compare('=', value);
  }
  isNot(value: Operand): Expression {
    return this.compare('<>', value);
  }
  atMost(value: Operand): Expression {
    return this.compare('<=', value);
  }
  below(value: Operand): Expression {
    return this.compare('<', value);
  }
  atLeast(value: Operand): Expression {
    return this.compare('>=', value);
  }
  above(value: Operand): Expression {
    return this.compare('>', value);
  }
  in(list: readonly (string | number)[]): Expression {
    return new Expression({ op: 'in', value: this.node, list });
  }
  isNull(): Expression {
    return new Expression({ op: 'isNull', value: this.node });
  }
  known(): Expression {
    return not(this.isNull());
  }
  plus(value: Operand): Expression {
    return this.arithmetic('+', value);
  }
  minus(value: Operand): Expression {
    return this.arithmetic('-', value);
  }
  times(value: Operand): Expression {
    return this.arithmetic('*', value);
  }

  private compare(how: Comparison, value: Operand): Expression {
    return new Expression({ op: 'compare', how, left: this.node, right: toNode(value) });
  }
  private arithmetic(how: '+' | '-' | '*', value: Operand): Expression {
    return new Expression({ op: 'arithmetic', how, left: this.node, right: toNode(value) });
  }
}

export type Operand = Expression | Literal;

export const toNode = (value: Operand): Node => (value instanceof Expression ? value.node : { op: 'literal', value });

export const field = (name: string): Expression => new Expression({ op: 'field', name });
export const literal = (value: Literal): Expression => new Expression({ op: 'literal', value });
/** A literal in milliseconds that formulas print as a duration; `parameter` names the setting it came from. */
export const durationOf = (ms: number, parameter?: string): Expression =>
  new Expression(
    parameter === undefined
      ? { op: 'literal', value: ms, unit: 'duration' }
      : { op: 'literal', value: ms, unit: 'duration', parameter },
  );
export const and = (...terms: readonly Expression[]): Expression => {
  const [only] = terms;
  return terms.length === 1 && only ? only : new Expression({ op: 'and', terms: terms.map((t) => t.node) });
};
export const or = (...terms: readonly Expression[]): Expression =>
  new Expression({ op: 'or', terms: terms.map((t) => t.node) });
export const not = (term: Expression): Expression => new Expression({ op: 'not', term: term.node });
export const asOf = new Expression({ op: 'asOf' });
export const dataFrom = new Expression({ op: 'dataFrom' });
/** `when` decides between two values. */
export const when = (condition: Expression, then: Operand, otherwise: Operand): Expression =>
  new Expression({
    op: 'case',
    branches: [{ when: condition.node, then: toNode(then) }],
    otherwise: toNode(otherwise),
  });
