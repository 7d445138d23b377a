import { describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';

describe('configuration', () => {
  it('has a default for everything', () => {
    expect(readConfig({}, '/srv')).toMatchObject({
      dataDirectory: '/srv/.yunchou',
      host: '127.0.0.1',
      port: 4500,
      recordsUrl: undefined,
      eventsUrl: undefined,
      logLevel: 'info',
      sample: 'centre',
    });
    expect(readConfig({ YUNCHOU_DATA: ' ' }, '/srv').dataDirectory).toBe('/srv/.yunchou');
  });

  it.each([
    ['YUNCHOU_HOST', '0.0.0.0'],
    ['YUNCHOU_PORT', '70000'],
    ['YUNCHOU_PORT', '80.5'],
    ['YUNCHOU_RECORDS_URL', 'mysql://db'],
    ['YUNCHOU_EVENTS_URL', 'clickhouse'],
    ['YUNCHOU_LOG', 'loud'],
    ['YUNCHOU_SAMPLE', 'big'],
  ])('refuses %s=%s and names it', (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(expect.objectContaining({ code: 'bad_setting' }));
  });

  it('never repeats a URL, which may hold a password', () => {
    expect(() => readConfig({ YUNCHOU_RECORDS_URL: 'mysql://user:secret@db' })).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('secret') as string }),
    );
  });
});
