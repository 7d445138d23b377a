import type { ConnectorInput, ConnectorOptions, MappedAt, Notice, Rejection } from '../../../contract/connector.ts';
import type { ColumnUses } from '../../../contract/column-use.ts';
import type { CanonicalEvent } from '../../../contract/event.ts';
import type { OpenQuestion } from '../../../contract/table-preview.ts';
import { readTable } from '../../reading/table.ts';
import { compileMapping, type MapRow } from './compile.ts';
import { formatOf, mappingOf } from './connector.ts';
import { draftMapping } from './draft-mapping.ts';
import { guessUses } from './guess-uses.ts';
import { linesBeforeHeader } from './header-line.ts';
import type { Row } from './columns.ts';
import type { Question, RowFault } from './row-fault.ts';

export type PreviewRow = { readonly line: number; readonly fields: Row; readonly events: readonly CanonicalEvent[] };

/** What a table would become, before anything is stored. */
export type TablePreview = {
  readonly columns: readonly string[];
  readonly rows: number;
  readonly mapped: number;
  /** The first rows with their events. */
  readonly sample: readonly PreviewRow[];
  /** Every rejected row with its reason, up to `MOST_REJECTIONS`; `rejected` counts all. */
  readonly rejections: readonly Rejection[];
  readonly rejected: number;
  readonly questions: readonly OpenQuestion[];
  readonly notices: readonly Notice[];
  /** Draft of a mapping, when none was given and the headers say enough. */
  readonly guess: string | null;
  /** What the columns seem to hold, when no mapping was given; and the lines before their header. */
  readonly uses: ColumnUses;
  readonly skip: number;
};

const MOST_REJECTIONS = 10_000;
const SAMPLE = 20;
/** Ids remembered to find two different rows that claim to be one. */
const MOST_IDS = 500_000;

/**
 * Reads the whole table through the mapping and tells what would happen. Without a mapping it gives the header, the first rows and
 * a guessed mapping. Throws what reading itself throws (binary, empty, missing columns, bad mapping).
 */
export async function previewTable(input: ConnectorInput, options: ConnectorOptions): Promise<TablePreview> {
  const parsed = options.settings['mapping'] ? mappingOf(options) : null;
  const found = new Findings(input.name);
  let columns: readonly string[] = [];
  let header: readonly string[] | null = null;
  let map: MapRow | null = null;
  const skip = parsed === null ? await linesBeforeHeader(input) : 0;
  for await (const item of readTable(input, parsed ? formatOf(parsed.mapping) : { skip })) {
    if ('rejection' in item) found.reject(item.rejection);
    else if ('record' in item) {
      const { record } = item;
      if (columns.length === 0) columns = Object.keys(record.fields);
      if (parsed) {
        const mapOptions = {
          zone: options.zone,
          aliases: options.aliases,
          mappingName: options.settings['mapping_name'] ?? 'mapping',
          file: input.name,
        };
        map ??= compileMapping(parsed, header, mapOptions);
        const mapped = map(record);
        if (mapped) found.add({ ...mapped, line: record.line }, record.fields, mapped.fault);
      } else found.look(record.line, record.fields);
    } else columns = header = item;
  }
  const rows = found.sample.map((row) => row.fields);
  const uses = parsed === null ? guessUses(columns, rows) : {};
  const held = new Set(Object.values(uses).map(({ use }) => use));
  const enough = held.has('first_touch') || held.has('date');
  const guess = enough ? draftMapping({ header: columns, rows, uses, skip }) : null;
  return { columns, guess, uses, skip, ...found.result() };
}

class Findings {
  readonly sample: PreviewRow[] = [];
  private readonly file: string;
  private readonly rejections: Rejection[] = [];
  private readonly notices: Notice[] = [];
  private readonly questions = new Map<string, OpenQuestion>();
  private readonly digests = new Map<string, string>();
  private rows = 0;
  private rejected = 0;

  constructor(file: string) {
    this.file = file;
  }

  look(line: number, fields: Row): void {
    this.rows += 1;
    if (this.sample.length < SAMPLE) this.sample.push({ line, fields, events: [] });
  }

  reject(rejection: Omit<Rejection, 'file'>): void {
    this.rows += 1;
    this.rejected += 1;
    if (this.rejections.length < MOST_REJECTIONS) this.rejections.push({ file: this.file, ...rejection });
  }

  add(mapped: MappedAt, fields: Row, fault: RowFault | undefined): void {
    if ('rejection' in mapped) {
      this.reject(mapped.rejection);
      if (fault?.question) this.ask(fault.question, mapped.line);
      return;
    }
    this.rows += 1;
    if (this.sample.length < SAMPLE) this.sample.push({ line: mapped.line, fields, events: mapped.events });
    for (const notice of mapped.notices ?? []) this.tell(notice);
    const record = mapped.events[0]?.record;
    if (!record || this.digests.size >= MOST_IDS) return;
    const known = this.digests.get(record.id);
    if (known !== undefined && known !== record.digest) {
      this.tell({
        line: mapped.line,
        field: 'id',
        code: 'id_not_unique',
        reason: `Another row has the same id (${record.id}) and other content; the later one replaces it`,
      });
    }
    this.digests.set(record.id, record.digest);
  }

  result(): Omit<TablePreview, 'columns' | 'guess' | 'uses' | 'skip'> {
    const { rows, rejected, sample, rejections, notices } = this;
    return {
      rows,
      rejected,
      mapped: rows - rejected,
      sample,
      rejections,
      notices,
      questions: [...this.questions.values()],
    };
  }

  private tell(notice: Notice): void {
    if (this.notices.length < MOST_REJECTIONS) this.notices.push(notice);
  }

  private ask(question: Question, line: number): void {
    const key = `${question.field} ${question.value}`;
    const known = this.questions.get(key);
    this.questions.set(key, known ? { ...known, count: known.count + 1 } : { ...question, count: 1, firstLine: line });
  }
}
