import { describe, expect, it } from 'vitest';
import { guessConnector } from './guess-connector.ts';

const connectors = [
  { id: 'asterisk-queue-log', endings: ['queue_log', '.log', '.gz'] },
  { id: 'table', endings: ['.csv', '.jsonl', '.json', '.xlsx', '.gz'] },
  { id: 'freeswitch-cdr', endings: ['.csv', '.json', '.gz'] },
  { id: 'amazon-connect', endings: ['.json', '.jsonl', '.gz'] },
  { id: 'vcon', endings: ['.vcon', '.json', '.gz'] },
];

describe('guessConnector', () => {
  it.each([
    ['queue_log', 'asterisk-queue-log'],
    ['queue_log-20261116.gz', 'asterisk-queue-log'],
    ['QUEUE_LOG.1', 'asterisk-queue-log'],
    ['contacts.csv', 'table'],
    ['通话记录.xlsx', 'table'],
    ['freeswitch-cdr.csv', 'freeswitch-cdr'],
    ['freeswitch.csv', 'freeswitch-cdr'],
    ['amazon_connect_2026.json', 'amazon-connect'],
    ['call.vcon', 'vcon'],
    ['calls.json', 'table'],
    ['photo.png', null],
  ])('%s → %s', (name, expected) => {
    expect(guessConnector(name, connectors)).toBe(expected);
  });
});
