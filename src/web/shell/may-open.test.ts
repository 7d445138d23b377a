import { expect, it } from 'vitest';
import type { WhoLooks } from '#src/ui/me/me.ts';
import { mayOpen } from './may-open.ts';

const holding = (...held: string[]): WhoLooks => ({
  id: 'x',
  name: 'X',
  agent: null,
  roles: [],
  may: (permission) => held.includes(permission),
  centreSize: null,
});

it('opens a page to whoever holds one of the permissions it names, and one that names none to everybody', () => {
  expect(mayOpen({}, holding())).toBe(true);
  expect(mayOpen({ permission: 'read:a' }, holding('read:b'))).toBe(false);
  expect(mayOpen({ permission: 'read:a' }, holding('read:a'))).toBe(true);
  expect(mayOpen({ permission: ['read:a', 'read:b'] }, holding('read:b'))).toBe(true);
  expect(mayOpen({ permission: ['read:a', 'read:b'] }, holding('read:c'))).toBe(false);
});
