import fc from '#test/fast-check.ts';
import { expect, it } from 'vitest';
import { slug } from './slug.ts';

const free = () => false;

it.each([
  ['Anna Keller', 'anna-keller'],
  ['  José  Ñandú ', 'jose-nandu'],
  ['在线客服 一组', '在线客服-一组'],
  ['Local/1014@from-queue/n', 'local-1014-from-queue-n'],
  ['ガイド', 'カイト'],
  ['***', 'unnamed'],
])('%s → %s', (name, id) => expect(slug(name, free)).toBe(id));

it('never gives an id twice', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 4 })), (names) => {
      const taken = new Set<string>();
      for (const name of names) {
        const id = slug(name, (other) => taken.has(other));
        expect(taken.has(id)).toBe(false);
        expect(id).not.toBe('');
        taken.add(id);
      }
    }),
  );
});
