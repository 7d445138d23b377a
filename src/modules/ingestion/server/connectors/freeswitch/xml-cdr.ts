import { invalid } from '#src/kernel/errors.ts';
import { clip, MAX_RECORD_LENGTH, type Read } from '../../reading/record.ts';

export type XmlCdr = {
  readonly line: number;
  readonly raw: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly caller: string | null;
};

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const unescape = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => ENTITIES[name] ?? '');

/** The CDRs of mod_xml_cdr files, one after another. Their variables are flat elements, so no general XML is needed. */
export async function* xmlCdrs(text: AsyncIterable<string>, file: string): AsyncGenerator<Read<XmlCdr>> {
  let rest = '';
  let line = 1;
  for await (const piece of text) {
    rest += piece;
    for (let end = rest.indexOf('</cdr>'); end !== -1; end = rest.indexOf('</cdr>')) {
      const raw = rest.slice(0, end + 6);
      const begin = Math.max(0, raw.search(/<cdr[\s>]/));
      yield { record: parse(raw.slice(begin), line + breaks(raw.slice(0, begin))) };
      line += breaks(raw);
      rest = rest.slice(end + 6);
    }
    if (rest.length > MAX_RECORD_LENGTH)
      throw invalid('line_too_long', `"${file}" has a CDR without end`, {
        file,
        line,
        remedy: 'Check that the file is mod_xml_cdr output.',
      });
  }
  if (rest.trim() === '') return;
  if (line === 1 && !rest.includes('<cdr'))
    throw invalid('bad_xml', `"${file}" holds no <cdr>`, { file, line, remedy: 'Give files written by mod_xml_cdr.' });
  yield {
    rejection: {
      line,
      field: null,
      code: 'truncated_xml',
      reason: 'The CDR ends in the middle',
      remedy: 'Copy the file again.',
      raw: clip(rest),
    },
  };
}

const breaks = (text: string): number => (text.match(/\n/g) ?? []).length;

function parse(raw: string, line: number): XmlCdr {
  const variables: Record<string, string> = {};
  const block = /<variables>([\s\S]*?)<\/variables>/.exec(raw)?.[1] ?? '';
  for (const [, name = '', value = ''] of block.matchAll(/<([\w.-]+)>([^<]*)<\/\1>/g))
    variables[name] = unescape(value);
  return { line, raw, variables, caller: /<caller_id_number>([^<]*)</.exec(raw)?.[1] ?? null };
}
