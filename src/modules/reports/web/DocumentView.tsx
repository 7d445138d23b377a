import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Block, ReportDocument, Table, Tile } from '../contract/document.ts';
import { DocumentChart } from './DocumentChart.tsx';

interface DocumentViewProps {
  readonly document: ReportDocument;
  /** Given where fields may be filled. */
  readonly fields?: {
    readonly values: Readonly<Record<string, string>>;
    readonly onChange: (id: string, value: string) => void;
  };
}

/** An issue on paper: the same document as the PDF draws. Printed from the browser it fits A4. */
export function DocumentView({ document, fields }: DocumentViewProps) {
  return (
    <article className="yc-paper" lang={document.language}>
      <header>
        <h2>{document.title}</h2>
        <p>{document.subtitle}</p>
        {document.provisional !== null && <p className="yc-paper-provisional">{document.provisional}</p>}
      </header>
      {document.blocks.map((block, i) => (
        // Blocks have no identity of their own; their order is fixed.
        // oxlint-disable-next-line react/no-array-index-key
        <section key={i}>
          <BlockView block={block} fields={fields} />
        </section>
      ))}
      <footer>
        {document.dataUntil} · {document.madeAt}
      </footer>
    </article>
  );
}

function BlockView({ block, fields }: { readonly block: Block; readonly fields: DocumentViewProps['fields'] }) {
  const { t } = useTranslation('reports');
  switch (block.kind) {
    case 'sentence':
      return (
        <>
          <p className="yc-paper-sentence">{block.text}</p>
          {block.cause !== null && <p className="yc-paper-cause">{block.cause}</p>}
        </>
      );
    case 'tiles':
      return (
        <div className="yc-paper-tiles">
          {block.tiles.map((tile) => (
            <TileView key={tile.kpi} tile={tile} />
          ))}
        </div>
      );
    case 'chart':
      return (
        <>
          <h3>{block.chart.title}</h3>
          <DocumentChart chart={block.chart} />
        </>
      );
    case 'table':
      return <TableView table={block.table} />;
    case 'fields':
      return (
        <>
          <h3>{block.title}</h3>
          {block.fields.map((field) => (
            <label key={field.id} className="yc-paper-field">
              <span>{field.label}</span>
              {fields === undefined ? (
                <p>{field.value || t('issue.toFill')}</p>
              ) : (
                <Input.TextArea
                  autoSize={{ minRows: 1, maxRows: 8 }}
                  maxLength={2000}
                  placeholder={field.hint}
                  value={fields.values[field.id] ?? ''}
                  onChange={({ target }) => fields.onChange(field.id, target.value)}
                />
              )}
            </label>
          ))}
        </>
      );
    case 'notes':
      return (
        <>
          <h3>{block.title}</h3>
          {block.lines.map((line) => (
            <p key={line} className="yc-paper-note">
              {line}
            </p>
          ))}
        </>
      );
  }
}

const arrows = { up: '↑', down: '↓', same: '=' } as const;
const tone = (good: boolean | null): string => (good === null ? '' : good ? 'yc-is-on' : 'yc-is-off');

function TileView({ tile }: { readonly tile: Tile }) {
  return (
    <div className={`yc-paper-tile yc-is-${tile.state}`}>
      <span>{tile.label}</span>
      <b>{tile.value}</b>
      {tile.target !== null && <small>{tile.target}</small>}
      {tile.deltas.map(({ label, text, way, good }) => (
        <small key={label}>
          <i className={tone(good)}>
            {arrows[way]}
            {way === 'same' ? '' : ` ${text}`}
          </i>{' '}
          {label}
        </small>
      ))}
    </div>
  );
}

function TableView({ table }: { readonly table: Table }) {
  return (
    <>
      <h3>{table.title}</h3>
      <div className="yc-paper-scroll">
        <table>
          <thead>
            <tr>
              {table.columns.map(({ title, unit }) => (
                <th key={title} scope="col" className={unit === null ? undefined : 'yc-paper-figure'}>
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row) => (
              <tr key={row.map(({ text }) => text).join('|')}>
                {row.map((cell, i) => (
                  <td
                    // oxlint-disable-next-line react/no-array-index-key
                    key={i}
                    className={`${table.columns[i]?.unit == null ? '' : 'yc-paper-figure'} ${cell.state === 'off' ? 'yc-is-off' : ''}`}
                  >
                    {cell.text}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {table.note !== null && <p className="yc-paper-note">{table.note}</p>}
    </>
  );
}
