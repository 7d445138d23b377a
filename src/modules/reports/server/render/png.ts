import { renderAsync } from '@resvg/resvg-js';
import type { Block, ReportDocument, Table, Tile } from '../../contract/document.ts';
import { chartSvg } from './chart-svg.ts';
import { FONT, FONT_FILES, INK } from './fonts.ts';
import { cutTo, textLines, textWidth } from './text-lines.ts';

const WIDTH = 760;
const PAD = 28;
const INNER = WIDTH - 2 * PAD;
const TILES_A_ROW = 4;
const GAP = 10;
const MOST_ROWS = 8;

/** A picture for a chat: what can be read on a phone without opening anything. Fields and versions stay in the report. */
export async function pngOf(document: ReportDocument): Promise<Uint8Array> {
  const { svg } = svgOf(document);
  const image = await renderAsync(svg, {
    fitTo: { mode: 'zoom', value: 2 },
    background: '#FFFFFF',
    font: { fontFiles: Object.values(FONT_FILES), loadSystemFonts: false, defaultFontFamily: FONT },
  });
  return new Uint8Array(image.asPng());
}

interface Drawn {
  readonly svg: string;
  readonly height: number;
}

function svgOf(document: ReportDocument): Drawn {
  const parts: string[] = [];
  let y = PAD;
  const put = (drawn: Drawn, after: number): void => {
    parts.push(`<g transform="translate(${PAD} ${y})">${drawn.svg}</g>`);
    y += drawn.height + after;
  };
  put(lines(textLines(document.title, INNER / 25.5, 2), 24, INK.text, true), 2);
  put(lines(textLines(document.subtitle, INNER / 13, 2), 13, INK.soft), 4);
  if (document.provisional) put(lines(textLines(document.provisional, INNER / 13), 13, INK.provisional, true), 4);
  put({ svg: `<rect width="${INNER}" height="1" fill="${INK.strong}"/>`, height: 1 }, 14);
  for (const block of document.blocks) {
    const drawn = blockOf(block);
    if (drawn) put(drawn, 18);
  }
  put(lines(textLines(`${document.dataUntil} · ${document.madeAt}`, INNER / 11), 11, INK.faint), PAD - 6);
  return {
    svg: `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${y}" font-family="${FONT}"><rect width="100%" height="100%" fill="#FFFFFF"/>${parts.join('')}</svg>`,
    height: y,
  };
}

function blockOf(block: Block): Drawn | null {
  switch (block.kind) {
    case 'sentence': {
      const said = lines(textLines(block.text, INNER / 18.2), 17, INK.text, true);
      if (!block.cause) return said;
      const cause = lines(textLines(block.cause, INNER / 13), 13, INK.soft);
      return {
        svg: `${said.svg}<g transform="translate(0 ${said.height + 4})">${cause.svg}</g>`,
        height: said.height + 4 + cause.height,
      };
    }
    case 'tiles':
      return tiles(block.tiles);
    case 'chart':
      return titled(block.chart.title, {
        svg: chartSvg(block.chart, INNER, 210).replace(/^<svg /, '<svg x="0" y="0" '),
        height: 210,
      });
    case 'table':
      return titled(block.table.title, tableOf(block.table));
    case 'fields':
    case 'notes':
      return null;
  }
}

function titled(title: string, drawn: Drawn): Drawn {
  const head = lines([title], 15, INK.text, true);
  return {
    svg: `${head.svg}<g transform="translate(0 ${head.height + 6})">${drawn.svg}</g>`,
    height: head.height + 6 + drawn.height,
  };
}

const arrows = { up: '↑', down: '↓', same: '=' } as const;

function tiles(all: readonly Tile[]): Drawn {
  const width = (INNER - GAP * (TILES_A_ROW - 1)) / TILES_A_ROW;
  const most = Math.max(...all.map((tile) => tile.deltas.length), 0);
  const height = 76 + most * 16;
  const svg = all.map((tile, i) => {
    const x = (i % TILES_A_ROW) * (width + GAP);
    const y = Math.floor(i / TILES_A_ROW) * (height + GAP);
    return `<g transform="translate(${x} ${y})">${tileOf(tile, width, height)}</g>`;
  });
  const rows = Math.ceil(all.length / TILES_A_ROW);
  return { svg: svg.join(''), height: rows * height + (rows - 1) * GAP };
}

function tileOf({ label, value, target, state, deltas }: Tile, width: number, height: number): string {
  const inner = width - 20;
  const compared = deltas.map(({ label: than, text, way, good }, i) => {
    const size = `${arrows[way]}${way === 'same' ? '' : ` ${text}`}`;
    const rest = cutTo(than, inner / 10.5 - textWidth(size) - 0.4);
    const colour = good === null ? INK.soft : good ? INK.on : INK.off;
    return `<text x="10" y="${84 + i * 16}" font-size="10.5" fill="${INK.faint}"><tspan fill="${colour}">${escaped(size)}</tspan> ${escaped(rest)}</text>`;
  });
  const size = textWidth(value) * 22 > inner ? Math.floor(inner / textWidth(value)) : 22;
  return [
    `<rect width="${width}" height="${height}" rx="6" fill="#FFFFFF" stroke="${INK.line}"/>`,
    state === 'off' || state === 'on' ? `<rect width="3" height="${height - 12}" y="6" fill="${INK[state]}"/>` : '',
    `<text x="10" y="21" font-size="12" fill="${INK.soft}">${escaped(cutTo(label, inner / 12))}</text>`,
    `<text x="10" y="48" font-size="${size}" font-weight="700" fill="${state === 'none' ? INK.text : INK[state]}">${escaped(value)}</text>`,
    target ? `<text x="10" y="66" font-size="11" fill="${INK.faint}">${escaped(target)}</text>` : '',
    ...compared,
  ].join('');
}

function tableOf({ columns, rows, note }: Table): Drawn {
  const heads = Math.max(
    1,
    columns.findIndex((column) => column.unit !== null),
  );
  // The names get what the figures leave; at most six figures fit a phone.
  const shown = columns.map((_, i) => i).filter((i) => i < heads + 6);
  const figure = Math.min(92, (INNER * 0.72) / Math.max(1, shown.length - heads));
  const name = (INNER - figure * (shown.length - heads)) / heads;
  const right = (i: number) => heads * name + (i - heads + 1) * figure;
  const row = 26;
  const cell = (text: string, i: number, y: number, colour: string, bold = false): string => {
    const width = (i < heads ? name : figure) - 8;
    const place = i < heads ? `x="${i * name}"` : `x="${right(i)}" text-anchor="end"`;
    return `<text ${place} y="${y}" font-size="12"${bold ? ' font-weight="700"' : ''} fill="${colour}">${escaped(cutTo(text, width / 12))}</text>`;
  };
  const titles = shown.map((i) => textLines(columns[i]?.title ?? '', ((i < heads ? name : figure) - 8) / 12, 2));
  const head = Math.max(...titles.map((title) => title.length)) * 16 + 6;
  // One line stands at the foot of the head, as in a book.
  const parts = titles.flatMap((title, at) =>
    title.map((text, n) => cell(text, shown[at] ?? 0, head - 8 - (title.length - 1 - n) * 16, INK.soft)),
  );
  parts.push(`<rect y="${head}" width="${INNER}" height="1" fill="${INK.strong}"/>`);
  rows.slice(0, MOST_ROWS).forEach((cells, r) => {
    const y = head + (r + 1) * row;
    for (const i of shown) {
      const one = cells[i];
      if (one) parts.push(cell(one.text, i, y - 8, one.state === 'off' ? INK.off : INK.text, one.state === 'off'));
    }
    parts.push(`<rect y="${y}" width="${INNER}" height="1" fill="${INK.line}"/>`);
  });
  let height = head + Math.min(rows.length, MOST_ROWS) * row;
  if (rows.length > MOST_ROWS) {
    parts.push(`<text x="0" y="${height + 16}" font-size="11" fill="${INK.faint}">+ ${rows.length - MOST_ROWS}</text>`);
    height += 22;
  }
  if (note) {
    parts.push(
      `<text x="0" y="${height + 16}" font-size="11" fill="${INK.faint}">${escaped(cutTo(note, INNER / 11))}</text>`,
    );
    height += 18;
  }
  return { svg: parts.join(''), height };
}

function lines(all: readonly string[], size: number, colour: string, bold = false): Drawn {
  const step = Math.round(size * 1.4);
  const svg = all.map(
    (line, i) =>
      `<text y="${i * step + size}" font-size="${size}"${bold ? ' font-weight="700"' : ''} fill="${colour}">${escaped(line)}</text>`,
  );
  return { svg: svg.join(''), height: all.length * step };
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** Names come from the centre's data; control signs are no XML. */
const escaped = (text: string) => text.replace(/\p{Cc}/gu, '').replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
