import { invalid } from '#src/kernel/errors.ts';
import { erlangA } from '#src/modules/queueing/contract/erlang-a.ts';
import { erlangB, linesForBlocking } from '#src/modules/queueing/contract/erlang-b.ts';
import { erlangC } from '#src/modules/queueing/contract/erlang-c.ts';
import { agentsFor } from '#src/modules/queueing/contract/staffing.ts';
import { offeredLoad } from '#src/modules/queueing/contract/workload.ts';
import type { Cell } from './output.ts';

/** Options of the queueing calculators, as typed; durations in seconds, shares from 0 to 1. */
export type QueueOptions = Readonly<Partial<Record<(typeof QUEUE_OPTIONS)[number][0], string>>>;

/** Every option with its help; commander reads them from here. */
export const QUEUE_OPTIONS = [
  ['load', 'offered load in erlangs'],
  ['calls', 'contacts in the interval, instead of --load'],
  ['interval', 'length of the interval in seconds (default 1800)'],
  ['aht', 'mean handle time in seconds'],
  ['agents', 'agents, or lines for erlang-b'],
  ['patience', 'mean patience in seconds'],
  ['target', 'service level threshold in seconds'],
  ['level', 'service level to reach, e.g. 0.8'],
  ['asa', 'mean wait to reach, in seconds'],
  ['abandonment', 'share giving up to stay under, e.g. 0.05'],
  ['occupancy', 'occupancy to stay under, e.g. 0.85'],
  ['blocking', 'share blocked to stay under, e.g. 0.01'],
] as const;

type Name = (typeof QUEUE_OPTIONS)[number][0];
type Calculation = { readonly usage: string; run(options: QueueOptions): Record<string, Cell> };

/** Queueing formulas by name. Seconds in and out. */
export const QUEUE_CALCULATIONS: Readonly<Record<string, Calculation>> = {
  'erlang-b': {
    usage: 'calc erlang-b --load A (--agents LINES | --blocking SHARE)',
    run: (options) => {
      const load = loadOf(options);
      const blocking = optional(options, 'blocking');
      const lines = blocking === undefined ? needed(options, 'agents') : linesForBlocking(load, blocking);
      const blocked = erlangB(load, lines);
      return { load, lines, blocking: blocked, carried: load * (1 - blocked) };
    },
  },
  'erlang-c': {
    usage: 'calc erlang-c (--load A | --calls N [--interval S]) --agents N [--aht S] [--target S]',
    run: (options) => {
      const load = loadOf(options);
      const agents = needed(options, 'agents');
      const aht = optional(options, 'aht');
      const target = optional(options, 'target');
      const c = erlangC({ load, agents, handleTime: aht ?? 1 });
      return {
        load,
        agents,
        wait_probability: c.waitProbability,
        occupancy: c.occupancy,
        queue_length: c.queueLength,
        // Without a handle time, time has no scale.
        asa: aht === undefined ? null : c.asa,
        service_level: target === undefined || aht === undefined ? null : c.serviceLevel(target),
      };
    },
  },
  'erlang-a': {
    usage: 'calc erlang-a (--load A | --calls N [--interval S]) --agents N --aht S --patience S [--target S]',
    run: (options) => {
      const load = loadOf(options);
      const agents = needed(options, 'agents');
      const target = optional(options, 'target');
      const a = erlangA({ load, agents, handleTime: needed(options, 'aht'), patience: needed(options, 'patience') });
      return {
        load,
        agents,
        wait_probability: a.waitProbability,
        abandonment: a.abandonment,
        mean_wait: a.meanWait,
        asa: a.asa(),
        occupancy: a.occupancy,
        queue_length: a.queueLength,
        service_level: target === undefined ? null : a.serviceLevel(target),
      };
    },
  },
  agents: {
    usage:
      'calc agents (--load A | --calls N [--interval S]) --aht S [--patience S] [--level L --target S] [--asa S] [--abandonment L] [--occupancy L]',
    run: (options) => {
      const load = loadOf(options);
      const patience = optional(options, 'patience');
      const given = {
        serviceLevel: optional(options, 'level'),
        threshold: optional(options, 'target'),
        asa: optional(options, 'asa'),
        abandonment: optional(options, 'abandonment'),
        occupancy: optional(options, 'occupancy'),
        patience,
      };
      const handleTime = needed(options, 'aht');
      const targets = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
      return { load, agents: agentsFor({ load, handleTime, ...targets }), model: patience === undefined ? 'C' : 'A' };
    },
  },
};

function loadOf(options: QueueOptions): number {
  const load = optional(options, 'load');
  if (load !== undefined) return load;
  if (options.calls === undefined) throw missing('load');
  return offeredLoad(needed(options, 'calls'), optional(options, 'interval') ?? 1800, needed(options, 'aht'));
}

function needed(options: QueueOptions, name: Name): number {
  const value = optional(options, name);
  if (value === undefined) throw missing(name);
  return value;
}

function optional(options: QueueOptions, name: Name): number | undefined {
  const text = options[name];
  if (text === undefined) return undefined;
  const value = Number(text);
  if (text.trim() !== '' && Number.isFinite(value)) return value;
  throw invalid('bad_calculation', `--${name} does not take "${text}"`, {
    field: `--${name}`,
    remedy: `Use a number: ${help(name)}.`,
  });
}

const missing = (name: Name): Error =>
  invalid('bad_calculation', `--${name} is missing`, { field: `--${name}`, remedy: `Give --${name}: ${help(name)}.` });

const help = (name: Name): string => QUEUE_OPTIONS.find(([option]) => option === name)?.[1] ?? name;
