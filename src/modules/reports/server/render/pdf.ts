import { createRequire } from 'node:module';
import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { Block, ReportDocument, Table, Tile } from '../../contract/document.ts';
import { reportWords } from '../layout/words.ts';
import { chartSvg } from './chart-svg.ts';
import { FONT, FONT_FILES, INK } from './fonts.ts';

/** The slice of pdfmake that is used: its own types describe the browser's build. */
interface PdfMake {
  setFonts(fonts: object): void;
  setUrlAccessPolicy(allow: (url: string) => boolean): void;
  setLocalAccessPolicy(allow: (path: string) => boolean): void;
  createPdf(definition: TDocumentDefinitions): { getBuffer(): Promise<Buffer> };
}

const pdfmake = createRequire(import.meta.url)('pdfmake') as PdfMake;
const files: readonly string[] = Object.values(FONT_FILES);
pdfmake.setFonts({
  [FONT]: {
    normal: FONT_FILES.regular,
    bold: FONT_FILES.bold,
    italics: FONT_FILES.regular,
    bolditalics: FONT_FILES.bold,
  },
});
// Nothing in a report may make the server read a file or an address.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => files.includes(path));

const A4 = { width: 595, height: 842 };
const MARGIN = 40;
const WIDTH = A4.width - 2 * MARGIN;
const TILES_A_ROW = 4;

/** An issue as a document of A4 pages; only the letters it uses are embedded. */
export function pdfOf(document: ReportDocument): Promise<Buffer> {
  const words = reportWords(document.language);
  const definition: TDocumentDefinitions = {
    pageSize: 'A4',
    pageMargins: [MARGIN, 54, MARGIN, 46],
    info: { title: `${document.title} ${document.subtitle}`, creator: 'Yunchou 运筹' },
    // A heading alone at the foot of a page goes with what it heads.
    pageBreakBefore: (node, { getFollowingNodesOnPage }) =>
      node.headlineLevel === 1 && getFollowingNodesOnPage().length === 0,
    defaultStyle: { font: FONT, fontSize: 9, color: INK.text, lineHeight: 1.15 },
    header: (page) =>
      page === 1
        ? null
        : {
            margin: [MARGIN, 24, MARGIN, 0],
            columns: [
              { text: document.title, color: INK.faint, fontSize: 8 },
              { text: document.subtitle, alignment: 'right', color: INK.faint, fontSize: 8, width: 'auto' },
            ],
          },
    footer: (page, pages) => ({
      margin: [MARGIN, 14, MARGIN, 0],
      columns: [
        { text: `${document.dataUntil} · ${document.madeAt}`, color: INK.faint, fontSize: 8 },
        { text: words.page(page, pages), alignment: 'right', color: INK.faint, fontSize: 8, width: 70 },
      ],
    }),
    content: [
      { text: document.title, fontSize: 18, bold: true, margin: [0, -14, 0, 2] },
      { text: document.subtitle, fontSize: 10, color: INK.soft },
      ...(document.provisional
        ? [{ text: document.provisional, color: INK.provisional, bold: true, margin: [0, 6, 0, 0] } satisfies Content]
        : []),
      {
        canvas: [{ type: 'line', x1: 0, y1: 0, x2: WIDTH, y2: 0, lineWidth: 1, lineColor: INK.strong }],
        margin: [0, 8, 0, 8],
      },
      ...document.blocks.map((block) => blockOf(block, words.toFill)),
    ],
  };
  return pdfmake.createPdf(definition).getBuffer();
}

const heading = (text: string): Content => ({
  text,
  fontSize: 11,
  bold: true,
  margin: [0, 12, 0, 4],
  headlineLevel: 1,
});

function blockOf(block: Block, toFill: string): Content {
  switch (block.kind) {
    case 'sentence':
      return {
        stack: [
          { text: block.text, fontSize: 12, bold: true, lineHeight: 1.25 },
          ...(block.cause ? [{ text: block.cause, color: INK.soft, margin: [0, 3, 0, 0] } satisfies Content] : []),
        ],
      };
    case 'tiles':
      return tiles(block.tiles);
    case 'chart':
      return {
        stack: [heading(block.chart.title), { svg: chartSvg(block.chart, WIDTH * 1.3, 240), width: WIDTH }],
        unbreakable: true,
      };
    case 'table':
      return tableOf(block.table);
    case 'fields':
      return {
        stack: [
          heading(block.title),
          ...block.fields.map(
            (field): Content => ({
              unbreakable: field.value.length < 800,
              margin: [0, 0, 0, 6],
              table: {
                widths: ['*'],
                body: [
                  [{ text: field.label, bold: true, fontSize: 8, color: INK.soft, border: [true, true, true, false] }],
                  [
                    {
                      text: field.value || `（${toFill}）`,
                      color: field.value ? INK.text : INK.faint,
                      border: [true, false, true, true],
                      margin: [0, 0, 0, field.value ? 2 : 14],
                    },
                  ],
                ],
              },
              layout: {
                hLineColor: () => INK.strong,
                vLineColor: () => INK.strong,
                hLineWidth: () => 0.6,
                vLineWidth: () => 0.6,
              },
            }),
          ),
        ],
      };
    case 'notes':
      return {
        stack: [
          heading(block.title),
          ...block.lines.map((text): Content => ({ text, fontSize: 8, color: INK.soft, margin: [0, 0, 0, 2] })),
        ],
      };
  }
}

function tiles(all: readonly Tile[]): Content {
  const cells = all.map(tile);
  const rows = Array.from({ length: Math.ceil(cells.length / TILES_A_ROW) }, (_, row) => {
    const those = cells.slice(row * TILES_A_ROW, (row + 1) * TILES_A_ROW);
    return [
      ...those,
      ...Array.from(
        { length: TILES_A_ROW - those.length },
        (): TableCell => ({ text: '', border: [false, false, false, false] }),
      ),
    ];
  });
  return {
    margin: [0, 10, 0, 0],
    table: { widths: Array.from({ length: TILES_A_ROW }, () => '*'), body: rows, dontBreakRows: true },
    layout: {
      hLineColor: () => INK.line,
      vLineColor: () => INK.line,
      paddingLeft: () => 8,
      paddingRight: () => 8,
      paddingTop: () => 6,
      paddingBottom: () => 6,
    },
  };
}

const arrows = { up: '↑', down: '↓', same: '=' } as const;

function tile({ label, value, target, state, deltas }: Tile): TableCell {
  return {
    stack: [
      { text: label, fontSize: 8, color: INK.soft },
      { text: value, fontSize: 15, bold: true, color: state === 'none' ? INK.text : INK[state] },
      { text: target ?? ' ', fontSize: 8, color: INK.faint },
      ...deltas.map(
        ({ label: than, text, way, good }): Content => ({
          fontSize: 7.5,
          color: INK.faint,
          text: [
            {
              text: `${arrows[way]}${way === 'same' ? '' : ` ${text}`} `,
              color: good === null ? INK.soft : good ? INK.on : INK.off,
            },
            than,
          ],
        }),
      ),
    ],
  };
}

function tableOf({ title, columns, rows, note }: Table): Content {
  const first = Math.max(
    1,
    columns.findIndex((column) => column.unit !== null),
  );
  const align = (i: number) => (i < first ? ('left' as const) : ('right' as const));
  return {
    unbreakable: rows.length <= 12,
    stack: [
      heading(title),
      {
        table: {
          headerRows: 1,
          // A header alone at the foot of a page helps nobody.
          keepWithHeaderRows: 1,
          dontBreakRows: true,
          widths: columns.map((_, i) => (i < first ? '*' : 'auto')),
          body: [
            columns.map(
              (column, i): TableCell => ({
                text: column.title,
                bold: true,
                fontSize: 8,
                color: INK.soft,
                alignment: align(i),
              }),
            ),
            ...rows.map((row) =>
              row.map(
                (cell, i): TableCell => ({
                  text: breakable(cell.text),
                  fontSize: 8.5,
                  alignment: align(i),
                  color: cell.state === 'off' ? INK.off : INK.text,
                  bold: cell.state === 'off',
                }),
              ),
            ),
          ],
        },
        layout: {
          hLineWidth: (i) => (i === 1 ? 1 : 0.5),
          vLineWidth: () => 0,
          hLineColor: (i) => (i === 1 ? INK.strong : INK.line),
          paddingTop: () => 3,
          paddingBottom: () => 3,
          paddingLeft: (i) => (i === 0 ? 0 : 6),
        },
      },
      ...(note ? [{ text: note, fontSize: 7.5, color: INK.faint, margin: [0, 3, 0, 0] } satisfies Content] : []),
    ],
  };
}

/** A long name without a space would push the figures off the page. */
const breakable = (text: string): string => text.replace(/[\w.@-]{18}(?=[\w.@-])/g, '$&\u200b');
