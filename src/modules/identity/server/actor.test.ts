import { describe, expect, test } from 'vitest';
import { reaches } from '#src/http/actor.ts';
import type { RoleHeld } from '../contract/users.ts';
import { actorOfPerson } from './actor.ts';

const held = (role: RoleHeld['role'], more: Partial<RoleHeld> = {}): RoleHeld => ({
  role,
  sites: [],
  projects: [],
  teams: [],
  ...more,
});
const actor = (agent: string | null, ...roles: RoleHeld[]) => actorOfPerson({ id: 'u', name: 'U', agent, roles });

describe('what a role reaches', () => {
  test('a manager reaches all, one of a site that site alone', () => {
    expect(actor(null, held('manager')).scopeOf('read:person')).toBe('all');
    const [north] = [actor(null, held('manager', { sites: ['north'] })).scopeOf('read:person')];
    expect(reaches(north!, { site: 'north', agent: 'ann' })).toBe(true);
    expect(reaches(north!, { site: 'south', agent: 'ann' })).toBe(false);
  });

  test('a lead reaches her teams, an agent herself, several roles all of it', () => {
    expect(actor('ann', held('agent')).scopeOf('read:person')).toEqual([{ noun: 'agent', ids: ['ann'] }]);
    expect(actor('ann', held('agent'), held('lead', { teams: ['a', 'b'] })).scopeOf('read:person')).toEqual([
      { noun: 'agent', ids: ['ann'] },
      { noun: 'team', ids: ['a', 'b'] },
    ]);
  });

  test('a lead sees the figures of the whole centre, or of her site, but people of her teams alone', () => {
    expect(actor(null, held('lead', { teams: ['a'] })).scopeOf('read:kpi')).toBe('all');
    const north = actor(null, held('lead', { teams: ['a'], sites: ['north'] }));
    expect(north.scopeOf('read:kpi')).toEqual([{ noun: 'site', ids: ['north'] }]);
    expect(north.scopeOf('read:person')).toEqual([{ noun: 'team', ids: ['a'] }]);
  });

  test('a role without what it would be held for reaches nothing', () => {
    expect(actor(null, held('lead')).scopeOf('read:person')).toBeNull();
    expect(actor(null, held('client')).scopeOf('read:kpi')).toBeNull();
    expect(actor(null, held('agent')).scopeOf('read:contact')).toBeNull();
  });

  test('what is not granted, or does not exist, is refused', () => {
    expect(actor('ann', held('agent')).scopeOf('change:setting')).toBeNull();
    expect(actor(null, held('admin')).scopeOf('no:such')).toBeNull();
  });
});
