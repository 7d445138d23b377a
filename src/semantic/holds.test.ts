import { expect, test } from 'vitest';
import { contact } from '#src/catalogue/entities/contact.ts';
import { and, field } from './expression.ts';
import { valueOf } from './holds.ts';

const of = (expression: { readonly node: Parameters<typeof valueOf>[0] }, row: Parameters<typeof valueOf>[1]) =>
  valueOf(expression.node, row, contact.terms);

test('unknown is carried as in SQL: it decides nothing, and nothing decides it but the other side', () => {
  const long = field('talk').above(10);
  expect(of(long, { talk: 11 })).toBe(true);
  expect(of(long, {})).toBeNull();
  expect(of(and(long, field('held').is(true)), { held: false })).toBe(false);
  expect(of(and(long, field('held').is(true)), { held: true })).toBeNull();
  expect(of(field('a').plus(field('b')), { a: 1 })).toBeNull();
});

test('conditions of a contact read as the catalogue means them', () => {
  const is = (name: keyof typeof contact.terms, row: Parameters<typeof valueOf>[1]) =>
    valueOf(contact.terms[name].is.node, row, contact.terms);
  expect(is('inbound', { direction: null })).toBe(true);
  expect(is('inbound', { direction: 'outbound' })).toBe(false);
  const closed = { closed_by: 'agent', last_message_by: 'customer', closing_phrase: null };
  expect(is('riskyClose', closed)).toBe(true);
  expect(is('riskyClose', { ...closed, closing_phrase: true })).toBe(false);
  expect(is('riskyClose', { ...closed, closed_by: null })).not.toBe(true);
});
