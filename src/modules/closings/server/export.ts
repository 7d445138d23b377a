import writeXlsxFile from 'write-excel-file/node';
import { type ExportMark, exportMark } from '#src/kernel/export-mark.ts';
import { isoLocal } from '#src/kernel/zone.ts';
import type { Cause, ClosingBody, ContactFacts, Restatement } from '../contract/closing.ts';

type Cell = string | number | null;
type Words = (typeof WORDS)['en'];

const WORDS = {
  en: {
    versions: 'Versions',
    figures: 'Old and new',
    contacts: 'Contacts',
    causes: 'Causes',
    pending: 'not accepted yet',
    version: ['Version', 'Closed at', 'By', 'Reason', 'Data until', 'Contacts', 'Fingerprint'],
    figure: [
      'Version',
      'KPI',
      'By',
      'Group',
      'Day',
      'Old',
      'New',
      'Old numerator',
      'New numerator',
      'Old denominator',
      'New denominator',
    ],
    contact: [
      'Version',
      'Contact',
      'What',
      'Changed',
      'First touch',
      'Side',
      'Queue',
      'Agent',
      'Team',
      'Outcome',
      'Wait (s)',
      'Talk (s)',
      'Hold (s)',
      'ACW (s)',
      'Import',
    ],
    cause: ['Version', 'Cause', 'What', 'Contacts', 'At'],
    what: { added: 'added', gone: 'gone', changed: 'changed' },
    side: { before: 'before', after: 'after' },
    dimension: { centre: 'centre', project: 'project', queue: 'queue', team: 'team', agent: 'agent' },
    kind: {
      late_data: 'late data',
      derived_again: 'derived anew',
      gone: 'no longer there',
      other_facts: 'other data',
      setting: 'setting',
      definition: 'definition',
    },
  },
  'zh-CN': {
    versions: '版本',
    figures: '原值与现值',
    contacts: '联络',
    causes: '原因',
    pending: '尚未接受',
    version: ['版本', '月结时间', '操作人', '说明', '数据截至', '联络量', '指纹'],
    figure: ['版本', '指标', '维度', '对象', '日期', '原值', '现值', '原分子', '现分子', '原分母', '现分母'],
    contact: [
      '版本',
      '联络',
      '变化',
      '变化字段',
      '首次触达',
      '前后',
      '队列',
      '坐席',
      '班组',
      '结果',
      '等待（秒）',
      '通话（秒）',
      '保持（秒）',
      '话后（秒）',
      '导入批次',
    ],
    cause: ['版本', '原因', '内容', '联络数', '时间'],
    what: { added: '新增', gone: '消失', changed: '变化' },
    side: { before: '之前', after: '之后' },
    dimension: { centre: '全中心', project: '项目', queue: '队列', team: '班组', agent: '坐席' },
    kind: {
      late_data: '迟到数据',
      derived_again: '重新推导',
      gone: '已不存在',
      other_facts: '其他数据',
      setting: '设置变更',
      definition: '口径变更',
    },
  },
} as const satisfies Record<string, unknown>;

export type Language = keyof typeof WORDS;

/** A closing as a workbook: versions, old and new figures, every contact with before and after, causes. Text stays text. */
export async function closingWorkbook(
  body: ClosingBody,
  names: (noun: 'queue' | 'agent' | 'team', id: string) => string,
  language: Language,
  mark: ExportMark,
): Promise<File> {
  const words = WORDS[language] as Words;
  const time = (at: number | null): Cell =>
    at === null ? null : isoLocal(body.zone, at).slice(0, 19).replace('T', ' ');
  const all: [string, Restatement][] = [
    ...body.versions.flatMap((v): [string, Restatement][] => (v.restatement ? [[v.version, v.restatement]] : [])),
    ...(body.pending ? [[words.pending, body.pending] as [string, Restatement]] : []),
  ];
  const kpi = new Map(body.kpis.map((k) => [k.id, language === 'en' ? k.name.en : k.name.zh]));
  const facts = (side: ContactFacts | null): Cell[] => {
    const seconds = (ms: number | null | undefined): Cell => (ms == null ? null : ms / 1000);
    const name = (noun: 'queue' | 'agent' | 'team'): Cell => (side?.[noun] == null ? null : names(noun, side[noun]));
    return [
      name('queue'),
      name('agent'),
      name('team'),
      side?.outcome ?? null,
      seconds(side?.wait),
      seconds(side?.talk),
      seconds(side?.hold),
      seconds(side?.acw),
      side?.batch ?? null,
    ];
  };
  const sheets: [string, Cell[][]][] = [
    [
      words.versions,
      [
        [...words.version],
        ...body.versions.map((v): Cell[] => [
          v.version,
          time(v.at),
          v.by,
          v.reason,
          time(v.dataUntil),
          v.contacts,
          v.fingerprint,
        ]),
        [],
        [exportMark(mark, language)],
      ],
    ],
    [
      words.figures,
      [
        [...words.figure],
        ...all.flatMap(([version, { figures }]) =>
          figures.map((f): Cell[] => [
            version,
            kpi.get(f.kpi) ?? f.kpi,
            words.dimension[f.dimension],
            f.name ?? f.group,
            f.day?.slice(0, 10) ?? null,
            f.before.value,
            f.after.value,
            f.before.numerator,
            f.after.numerator,
            f.before.denominator,
            f.after.denominator,
          ]),
        ),
      ],
    ],
    [
      words.contacts,
      [
        [...words.contact],
        ...all.flatMap(([version, { contacts }]) =>
          contacts.flatMap((c) =>
            (['before', 'after'] as const).flatMap((side): Cell[][] =>
              c[side] === null && (side === 'before' ? c.after : c.before) !== null
                ? []
                : [
                    [
                      version,
                      c.contact,
                      words.what[c.what],
                      c.fields.join(' '),
                      time((c.after ?? c.before)?.firstTouch ?? null),
                      words.side[side],
                      ...facts(c[side]),
                    ],
                  ],
            ),
          ),
        ),
      ],
    ],
    [
      words.causes,
      [
        [...words.cause],
        ...all.flatMap(([version, { causes }]) =>
          causes.map((c) => [version, words.kind[c.kind], ...causeCells(c, language, time)]),
        ),
      ],
    ],
  ];
  const pages = sheets.map(([sheet, rows]) => ({
    sheet,
    data: rows.map((row, i) =>
      row.map((value) =>
        value === null
          ? null
          : typeof value === 'number'
            ? { value, type: Number }
            : { value, type: String, ...(i === 0 && { fontWeight: 'bold' as const }) },
      ),
    ),
    stickyRowsCount: 1,
  }));
  const bytes = await writeXlsxFile(pages).toBuffer();
  return new File([new Uint8Array(bytes)], `closing-${body.period.id}.xlsx`, {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  });
}

function causeCells(cause: Cause, language: Language, time: (at: number | null) => Cell): Cell[] {
  switch (cause.kind) {
    case 'late_data':
      return [`${cause.file} (${cause.source})`, cause.contacts, time(cause.at)];
    case 'derived_again':
    case 'gone':
      return [null, cause.contacts, null];
    case 'other_facts':
      return [`${language === 'en' ? cause.label.en : cause.label.zh}: ${cause.days.join(' ')}`, null, null];
    case 'setting':
      return [
        `${cause.parameter} ${Object.values(cause.where).join(' ')}: ${cause.before ?? '–'} → ${cause.after ?? '–'} ${cause.reason ?? ''}`.trim(),
        null,
        null,
      ];
    case 'definition':
      return [`${cause.kpi}: ${cause.before} → ${cause.after}`, null, null];
  }
}
