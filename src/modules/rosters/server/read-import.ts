import type { Directory } from '#src/modules/organisation/contract/directory.ts';
import type { Agent } from '#src/modules/organisation/contract/nouns.ts';
import { readLeave } from '#src/sheets/leave-list.ts';
import { personKey, type SheetPerson } from '#src/sheets/people.ts';
import { readPunches } from '#src/sheets/punch-table.ts';
import type { SheetRejection } from '#src/sheets/rejection.ts';
import { readRoster } from '#src/sheets/roster-matrix.ts';
import type { Workbook } from '#src/sheets/workbook.ts';
import type { Employment, ImportKind, ImportView, ShiftCode } from '../contract/roster.ts';
import { codeReader } from './codes.ts';
import { readEmploymentList } from './employment-list.ts';
import { personFinder } from './people.ts';
import { instantOf, zoneOf } from './publish.ts';
import type { RosterDay } from './roster.store.ts';

/** What a workbook brings, ready to be stored, and what a person sees of it. */
export interface ReadImport {
  readonly view: Omit<ImportView, 'version'>;
  readonly days: readonly RosterDay[];
  readonly punches: readonly { agent: string; at: number }[];
  readonly punchDays: readonly { agent: string; date: string }[];
  readonly leaves: readonly { agent: string; from_at: number; until_at: number; kind: string; approved: boolean }[];
  readonly employments: readonly Employment[];
  readonly rejections: readonly SheetRejection[];
}

export interface ImportNeeds {
  readonly kind: ImportKind;
  readonly year: number;
  readonly zone: string;
  readonly directory: Directory;
  readonly codes: readonly ShiftCode[];
  readonly codeAnswers: Readonly<Record<string, string>>;
  readonly people: ReadonlyMap<string, string>;
  /** Strangers count as kept, because the import will make them. Never stored from such a reading. */
  readonly addPeople: boolean;
}

const SHOWN = 500;

/** Asks of every row who and what is meant. Rows nobody can place are rejected one by one; the others are kept. */
export function readImport(workbook: Workbook, needs: ImportNeeds): ReadImport {
  const find = personFinder(needs.directory.agents, needs.people);
  const open = new Map<string, ImportView['openPeople'][number]>();
  const rejections: SheetRejection[] = [];
  const who = (person: SheetPerson & { sheet: string; cell: string; team?: string | null }): Agent | null => {
    const agent = find(person);
    if (agent) return agent;
    const key = personKey(person);
    const known = open.get(key);
    open.set(key, {
      key,
      number: person.number,
      name: person.name,
      team: person.team ?? null,
      count: (known?.count ?? 0) + 1,
    });
    if (needs.addPeople) return { id: key, name: person.name ?? person.number ?? '', number: person.number };
    rejections.push({
      file: workbook.file,
      sheet: person.sheet,
      cell: person.cell,
      code: 'unknown_person',
      value: [person.number, person.name].filter(Boolean).join(' '),
      reason: 'No agent has this number or, alone, this name',
      remedy: 'Say who is meant, or let the import add people it does not know.',
    });
    return null;
  };
  const instant = (agent: string, date: string, minutes: number): number =>
    instantOf(zoneOf(needs.directory, agent, date, needs.zone), date, minutes);
  const nameOf = (id: string): string => open.get(id)?.name ?? needs.directory.nameOf('agent', id);
  const part = { days: [], punches: [], punchDays: [], leaves: [], employments: [] };
  const finish = (
    read: Partial<Omit<ReadImport, 'view' | 'rejections'>>,
    more: { rejections: readonly SheetRejection[]; notices?: readonly SheetRejection[] } & Pick<
      ImportView,
      'understood' | 'sample' | 'kept'
    > &
      Partial<Pick<ImportView, 'openCodes' | 'codes'>>,
    agents: readonly string[],
  ): ReadImport => {
    const all = [...more.rejections, ...rejections];
    return {
      ...part,
      ...read,
      rejections: all,
      view: {
        understood: more.understood,
        kept: more.kept,
        people: new Set(agents).size,
        rejectedCount: all.length,
        rejected: all.slice(0, SHOWN),
        notices: [...(more.notices ?? [])],
        openCodes: more.openCodes ?? [],
        openPeople: [...open.values()],
        codes: more.codes ?? [],
        sample: more.sample.slice(0, 60),
      },
    };
  };

  if (needs.kind === 'roster') {
    const read = readRoster(workbook, needs.year);
    const meaningOf = codeReader(needs.codes, read.codes, needs.codeAnswers);
    const codes = new Map<string, ShiftCode>();
    const openCodes = new Map<string, ImportView['openCodes'][number]>();
    const days = new Map<string, RosterDay & { cell: string }>();
    for (const cell of read.cells) {
      const meaning = meaningOf(cell.code, cell.date);
      const agent = who(cell);
      if (!meaning) {
        openCodes.set(cell.code, {
          code: cell.code,
          cell: cell.cell,
          count: (openCodes.get(cell.code)?.count ?? 0) + 1,
        });
        rejections.push({
          file: workbook.file,
          sheet: cell.sheet,
          cell: cell.cell,
          code: 'unknown_code',
          value: cell.code,
          reason: `Nobody has said what the shift code "${cell.code}" means`,
          remedy: 'Answer once: times such as 08:00-16:30, 休, a kind of leave, or another code.',
        });
      } else if (agent) {
        const first = codes.get(cell.code);
        if (!first || cell.date < first.from) codes.set(cell.code, { code: cell.code, from: cell.date, meaning });
        days.set(`${agent.id}\0${cell.date}`, { agent: agent.id, date: cell.date, code: cell.code, cell: cell.cell });
      }
    }
    const kept = [...days.values()];
    return finish(
      { days: kept.map(({ cell: _, ...day }) => day) },
      {
        rejections: read.rejections,
        notices: read.notices,
        understood: read.blocks.map((block) => ({
          sheet: block.sheet,
          what: `row ${block.row}`,
          rows: block.people,
          from: block.from,
          until: block.until,
        })),
        kept: kept.length,
        openCodes: [...openCodes.values()],
        codes: [...codes.values()],
        sample: kept.map((day) => ({
          agent: nameOf(day.agent),
          date: day.date,
          what: day.code,
          cell: day.cell,
        })),
      },
      kept.map((day) => day.agent),
    );
  }
  if (needs.kind === 'punches') {
    const read = readPunches(workbook, needs.year);
    const clock = (minutes: number): string =>
      `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
    const punches = read.punches.flatMap((punch) => {
      const agent = who(punch);
      return agent
        ? [
            {
              agent: agent.id,
              at: instant(agent.id, punch.date, punch.minutes),
              date: punch.date,
              what: clock(punch.minutes),
              cell: punch.cell,
            },
          ]
        : [];
    });
    const punchDays = new Map(
      read.days.flatMap((day) => {
        const agent = find(day);
        return agent ? [[`${agent.id}\0${day.date}`, { agent: agent.id, date: day.date }] as const] : [];
      }),
    );
    const dates = [...punchDays.values()].map(({ date }) => date).sort();
    return finish(
      { punches: punches.map(({ agent, at }) => ({ agent, at })), punchDays: [...punchDays.values()] },
      {
        rejections: read.rejections,
        understood: read.understood.map(({ sheet, shape, rows }) => ({
          sheet,
          what: shape,
          rows,
          from: dates[0] ?? null,
          until: dates.at(-1) ?? null,
        })),
        kept: punches.length,
        sample: punches.map(({ agent, date, what, cell }) => ({
          agent: nameOf(agent),
          date,
          what,
          cell,
        })),
      },
      punches.map(({ agent }) => agent),
    );
  }
  if (needs.kind === 'leave') {
    const read = readLeave(workbook, needs.year);
    const leaves = read.rows.flatMap((row) => {
      const agent = who(row);
      if (!agent) return [];
      const from_at = instant(agent.id, row.from.date, row.from.minutes ?? 0);
      const until_at = instant(agent.id, row.until.date, row.until.minutes ?? 1440);
      return [
        {
          agent: agent.id,
          from_at,
          until_at,
          kind: row.kind,
          approved: row.approved,
          date: row.from.date,
          cell: row.cell,
        },
      ];
    });
    return finish(
      { leaves: leaves.map(({ date: _, cell: __, ...leave }) => leave) },
      {
        rejections: read.rejections,
        understood: [
          { sheet: workbook.sheets[0]?.name ?? '', what: 'leave', rows: read.rows.length, from: null, until: null },
        ],
        kept: leaves.length,
        sample: leaves.map((row) => ({
          agent: nameOf(row.agent),
          date: row.date,
          what: `${row.kind}${row.approved ? '' : ' ✗'}`,
          cell: row.cell,
        })),
      },
      leaves.map(({ agent }) => agent),
    );
  }
  const read = readEmploymentList(workbook, needs.year);
  const employments = read.rows.flatMap(({ sheet, cell, number, name, ...row }) => {
    const agent = who({ sheet, cell, number, name });
    return agent ? [{ ...row, agent: agent.id, cell }] : [];
  });
  return finish(
    { employments: employments.map(({ cell: _, ...row }) => row) },
    {
      rejections: read.rejections,
      understood: [
        { sheet: workbook.sheets[0]?.name ?? '', what: 'employment', rows: read.rows.length, from: null, until: null },
      ],
      kept: employments.length,
      sample: employments.map((row) => ({
        agent: nameOf(row.agent),
        date: row.hired,
        what: row.left ?? '',
        cell: row.cell,
      })),
    },
    employments.map(({ agent }) => agent),
  );
}
