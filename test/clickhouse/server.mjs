// The ClickHouse engine behind the part of ClickHouse's HTTP interface that @clickhouse/client uses. Tests start it as a
// child process (engine.ts), because the engine is a library with one data directory per process. Plain JavaScript: the
// engine's types are absent where it is not installed.
import { createServer } from 'node:http';
import process from 'node:process';
import { Session } from 'chdb';

const session = new Session();
/** Parameters of the URL that are not settings. */
const RESERVED = new Set(['query', 'database', 'query_id', 'session_id', 'role', 'default_format']);
/** What the client asks of the HTTP layer itself, which the engine alone does not know. */
const IGNORED = new Set(['wait_end_of_query', 'send_progress_in_http_headers', 'http_headers_progress_interval_ms']);
const INSERT = /^\s*insert\s+into\s+(\S+)\s*(?:\(([^)]*)\))?\s*format\s+(\w+)\s*$/i;
const FORMAT = /\s+format\s+(\w+)\s*;?\s*$/i;
const ESCAPES = { t: '\t', n: '\n', r: '\r', 0: '\0', b: '\b', f: '\f' };

/** Values of text parameters arrive escaped as in tab-separated text. */
const unescape = (text) => text.replace(/\\(.)/gs, (_, c) => ESCAPES[c] ?? c);

/** One request at a time: database and settings belong to the engine's single session. */
let tail = Promise.resolve();
const inTurn = (step) => {
  const mine = tail.then(step);
  tail = mine.catch(() => undefined);
  return mine;
};

const applied = new Map();
let used = 'default';
async function settle(url) {
  const run = (sql) => session.queryAsync(sql);
  const database = url.searchParams.get('database') ?? 'default';
  if (database !== used) await run(`use \`${database.replaceAll('`', '')}\``);
  used = database;
  const asked = [...url.searchParams].filter(([k]) => !RESERVED.has(k) && !IGNORED.has(k) && !k.startsWith('param_'));
  for (const name of applied.keys()) {
    if (asked.some(([k]) => k === name)) continue;
    await run(`set ${name} = default`);
    applied.delete(name);
  }
  for (const [name, value] of asked) {
    if (applied.get(name) === value) continue;
    await run(`set ${name} = '${value.replaceAll("'", "\\'")}'`);
    applied.set(name, value);
  }
}

async function answer(url, body) {
  await settle(url);
  const given = url.searchParams.get('query');
  const insert = INSERT.exec(given ?? '');
  if (insert) {
    if (body.length === 0) return '';
    const [, table, columns, format] = insert;
    const names = columns?.split(',').map((c) => c.trim().replace(/^[`"]|[`"]$/g, ''));
    await session.insert({ table: table.replaceAll('`', ''), format, values: body, ...(names && { columns: names }) });
    return '';
  }
  const sql = given ? `${given}\n${body.toString('utf8')}` : body.toString('utf8');
  const format = FORMAT.exec(sql)?.[1] ?? 'TabSeparated';
  const parameters = {};
  for (const [name, value] of url.searchParams)
    if (name.startsWith('param_')) parameters[name.slice(6)] = unescape(value);
  const bare = sql.replace(FORMAT, '');
  const asked = Object.keys(parameters).length > 0;
  const result = asked
    ? await session.queryBindAsync(bare, parameters, { format })
    : await session.queryAsync(bare, { format });
  return Buffer.from(result.bytes());
}

const server = createServer({ maxHeaderSize: 4_000_000 }, async (request, response) => {
  const url = new URL(request.url ?? '/', 'http://localhost');
  if (url.pathname === '/ping') return response.end('Ok.\n');
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  try {
    const text = await inTurn(() => answer(url, Buffer.concat(chunks)));
    response.setHeader('X-ClickHouse-Query-Id', url.searchParams.get('query_id') ?? '');
    response.end(text);
  } catch (error) {
    const message = String(error instanceof Error ? error.message : error);
    response.statusCode = 500;
    response.setHeader('X-ClickHouse-Exception-Code', /Code: (\d+)/.exec(message)?.[1] ?? '1001');
    response.end(message);
  }
});

server.listen(0, '127.0.0.1', () => process.stdout.write(`listening ${server.address().port}\n`));
// The parent's end closes this pipe, also when it is killed: the engine never outlives its test.
process.stdin.resume().on('end', () => {
  server.close();
  session.close();
  process.exit(0);
});
