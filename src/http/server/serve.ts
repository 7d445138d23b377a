import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { OpenAPIGenerator } from '@orpc/openapi';
import { OpenAPIHandler } from '@orpc/openapi/node';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import type { AnyContractRouter } from '@orpc/contract';
import { type AnyRouter, traverseContractProcedures } from '@orpc/server';
import { type Actor, SYSTEM } from '../actor.ts';
import type { Caller, RouteMeta } from '../route.ts';
import { addressOf, headersOf, isOurs, requirePermission } from './access.ts';
import { toWire } from './fault.ts';
import { refuseBadText } from './refuse-bad-text.ts';
import { handleWebRequest } from './web-request.ts';
import { LINKED_FILES, type LinkedFile, sendLinkedFile } from './linked-file.ts';
import { serveFile } from './static-files.ts';
import { receiveUpload } from './upload.ts';

/**
 * Milliseconds a connection without a request is kept: longer than proxies (a minute) and commands keep theirs, because a request
 * sent into a connection being closed is lost. Node's 5 s are over whenever a machine or process stands still for a moment.
 */
const IDLE_CONNECTION = 75_000;

export type ServerOptions = {
  readonly host: string;
  readonly port: number;
  readonly contract: AnyContractRouter;
  readonly router: AnyRouter;
  /** Built web pages. */
  readonly pages: string;
  /** Absolute; says which centre this server runs, and keeps uploads until they are imported. */
  readonly dataDirectory: string;
  readonly log: (bug: unknown) => void;
  /** Who stands behind a request; null: nobody known. */
  readonly authenticate: (headers: Headers, from: string | undefined) => Promise<Actor | null>;
  /** Answers what lies under `/api/auth`: signing in and out. */
  readonly signIn: (request: Request) => Promise<Response>;
  /** Whether the company's own sign-in is set up. */
  readonly companySignIn: boolean;
  /** A file that was sent as a link; null: nobody was sent it, or its time is over. */
  readonly linkedFile?: ((token: string) => Promise<LinkedFile | null>) | undefined;
  /** Where people reach the server, where that is not the address it listens on. */
  readonly publicUrl?: string | undefined;
};

/**
 * Serves the contract under `/api`, its description at `/api/openapi.json`, signing in, uploads, and the web pages. Refuses to start when a
 * route declares no permission; calls a route only for an actor who was granted it.
 */
export async function serve(options: ServerOptions): Promise<{ url: string; close(): Promise<void> }> {
  requirePermissions(options.contract);
  const api = new OpenAPIHandler(options.router, {
    interceptors: [
      async (call) => {
        try {
          return await call.next();
        } catch (error) {
          throw toWire(error, options.log);
        }
      },
    ],
    clientInterceptors: [
      async (call) => {
        const { permission } = call.procedure['~orpc'].meta as RouteMeta;
        requirePermission(call.context.actor ?? null, permission);
        // Deliveries of events are checked item by item: one bad text must not hold up the others.
        if (permission !== 'write:event') refuseBadText(call.input);
        return call.next();
      },
    ],
  });
  const description = await new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] }).generate(
    options.contract,
    {
      info: {
        title: 'Yunchou',
        version: '1',
        description: 'KPIs, passports, contacts and imports of a contact centre.',
      },
      servers: [{ url: '/api' }],
    },
  );
  addUpload(description as { paths?: Record<string, unknown> });
  const serving = { ...options, api, description, url: options.publicUrl ?? '' };
  const server = createServer((request, response) => {
    handle(request, response, serving).catch((error: unknown) => {
      // Somebody who has left while her request was read is no bug.
      if (!request.destroyed) options.log(error);
      if (!response.headersSent) response.writeHead(500).end();
      else response.destroy();
    });
  });
  server.keepAliveTimeout = IDLE_CONNECTION;
  await new Promise<void>((resolve, reject) =>
    server.once('error', reject).listen(options.port, options.host, resolve),
  );
  const { port } = server.address() as AddressInfo;
  const url = `http://${options.host.includes(':') ? `[${options.host}]` : options.host}:${port}`;
  serving.url ||= url;
  return {
    url,
    close: () => closeServer(server),
  };
}

type Serving = ServerOptions & {
  readonly api: OpenAPIHandler<Caller>;
  readonly description: unknown;
  url: string;
};

async function handle(request: IncomingMessage, response: ServerResponse, serving: Serving): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  if (!isOurs(request, serving)) {
    response.writeHead(403, { 'content-type': 'text/plain' }).end('This address answers only pages of its own.');
    return;
  }
  if (pathname === '/api/alive') {
    // Which directory it runs on is told to commands that can read that directory, and nobody else.
    const asker = await serving.authenticate(headersOf(request), addressOf(request));
    json(response, 200, asker?.id === SYSTEM.id ? { dataDirectory: serving.dataDirectory } : {});
    return;
  }
  if (pathname === '/api/sign-in-ways') {
    json(response, 200, { company: serving.companySignIn });
    return;
  }
  if (!pathname.startsWith('/api/')) {
    if (request.method === 'GET' || request.method === 'HEAD') serveFile(serving.pages, pathname, response);
    else response.writeHead(405).end();
    return;
  }
  if (request.method === 'GET' && pathname.startsWith(LINKED_FILES)) {
    sendLinkedFile(response, await serving.linkedFile?.(pathname.slice(LINKED_FILES.length)));
    return;
  }
  const headers = headersOf(request);
  if (pathname.startsWith('/api/auth/')) {
    await handleWebRequest(request, response, headers, serving.url, serving.signIn);
    return;
  }
  const from = addressOf(request);
  const actor = await serving.authenticate(headers, from);
  if (pathname === '/api/openapi.json') {
    json(response, 200, serving.description);
    return;
  }
  if (request.method === 'PUT' && pathname.startsWith('/api/uploads/')) {
    await upload(request, response, pathname, serving, actor);
    return;
  }
  const { authorization } = request.headers;
  const context: Caller = { overHttp: true, authorization, from, ...(actor !== null && { actor }) };
  const { matched } = await serving.api.handle(request, response, { prefix: '/api', context });
  if (!matched)
    json(response, 404, {
      data: { kind: 'not_found', code: 'no_such_route', message: 'There is no such route', details: {} },
    });
}

async function upload(
  request: IncomingMessage,
  response: ServerResponse,
  pathname: string,
  serving: Serving,
  actor: Actor | null,
): Promise<void> {
  try {
    requirePermission(actor, 'write:source');
  } catch (error) {
    const { status, data } = toWire(error, serving.log);
    json(response, status, { data });
    return;
  }
  const name = nameIn(pathname.slice('/api/uploads/'.length));
  if (name === null) {
    json(response, 400, {
      data: {
        kind: 'invalid',
        code: 'bad_name',
        message: 'The name is not written as URLs are',
        details: { field: 'name' },
      },
    });
    return;
  }
  await receiveUpload(join(serving.dataDirectory, 'uploads'), name, request, response);
}

function nameIn(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

/** Throws when any route of a contract says nothing about who may call it. */
export function requirePermissions(contract: AnyContractRouter): void {
  traverseContractProcedures({ router: contract, path: [] }, ({ contract: procedure, path }) => {
    const meta = procedure['~orpc'].meta as RouteMeta;
    if (!meta.permission) throw new Error(`Route ${path.join('.')} declares no permission`);
    if (!procedure['~orpc'].outputSchema) throw new Error(`Route ${path.join('.')} declares no response schema`);
  });
}

function addUpload(description: { paths?: Record<string, unknown> }): void {
  description.paths = {
    ...description.paths,
    '/uploads/{name}': {
      put: {
        summary: 'Upload a file, streamed',
        parameters: [{ name: 'name', in: 'path', required: true, schema: { type: 'string' } }],
        requestBody: { required: true, content: { 'application/octet-stream': {} } },
        responses: {
          200: {
            description: 'Stored',
            content: {
              'application/json': {
                schema: { type: 'object', properties: { path: { type: 'string' }, bytes: { type: 'integer' } } },
              },
            },
          },
        },
      },
    },
  };
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
