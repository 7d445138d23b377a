import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { OpenAPIGenerator } from '@orpc/openapi';
import { OpenAPIHandler } from '@orpc/openapi/node';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import type { AnyContractRouter } from '@orpc/contract';
import { type AnyRouter, traverseContractProcedures } from '@orpc/server';
import { toWire } from './fault.ts';
import type { Caller, RouteMeta } from '../route.ts';
import { serveFile } from './static-files.ts';
import { receiveUpload } from './upload.ts';

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
};

/**
 * Serves the contract under `/api`, its description at `/api/openapi.json`, uploads, and the web pages. Refuses to start when a route
 * declares no permission, and answers only requests that name this loopback address (a page elsewhere cannot rebind to it).
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
  const server = createServer((request, response) => {
    handle(request, response, options, api, description).catch((error: unknown) => {
      options.log(error);
      if (!response.headersSent) response.writeHead(500).end();
      else response.destroy();
    });
  });
  await new Promise<void>((resolve, reject) =>
    server.once('error', reject).listen(options.port, options.host, resolve),
  );
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${options.host.includes(':') ? `[${options.host}]` : options.host}:${port}`,
    close: () => closeServer(server),
  };
}

type Api = OpenAPIHandler<Caller>;

async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  options: ServerOptions,
  api: Api,
  description: unknown,
): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  if (!isOurs(request)) {
    response.writeHead(403, { 'content-type': 'text/plain' }).end('This address answers only pages of its own.');
    return;
  }
  if (pathname === '/api/openapi.json') {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(description));
    return;
  }
  if (pathname === '/api/alive') {
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(JSON.stringify({ dataDirectory: options.dataDirectory }));
    return;
  }
  if (request.method === 'PUT' && pathname.startsWith('/api/uploads/')) {
    await receiveUpload(
      join(options.dataDirectory, 'uploads'),
      decodeURIComponent(pathname.slice('/api/uploads/'.length)),
      request,
      response,
    );
    return;
  }
  const { matched } = await api.handle(request, response, {
    prefix: '/api',
    context: { overHttp: true, authorization: request.headers.authorization },
  });
  if (matched) return;
  if (pathname.startsWith('/api/'))
    response
      .writeHead(404, { 'content-type': 'application/json' })
      .end('{"data":{"kind":"not_found","code":"no_such_route","message":"There is no such route","details":{}}}');
  else if (request.method === 'GET' || request.method === 'HEAD') serveFile(options.pages, pathname, response);
  else response.writeHead(405).end();
}

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/** The Host must be loopback, and a browser's Origin, if sent, must be this very server. */
function isOurs(request: IncomingMessage): boolean {
  const host = request.headers.host ?? '';
  const origin = request.headers.origin;
  return LOOPBACK.test(host) && (origin === undefined || origin === `http://${host}`);
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
