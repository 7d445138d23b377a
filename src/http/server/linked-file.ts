import type { ServerResponse } from 'node:http';

/** Where files lie that were sent as links: the last part is a secret of its own, and vendors' servers fetch them without signing in. */
export const LINKED_FILES = '/api/sent-files/';

export interface LinkedFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** A picture is shown, everything else is saved; neither may run anything here. */
export function sendLinkedFile(response: ServerResponse, file: LinkedFile | null | undefined): void {
  if (!file) {
    response.writeHead(404, { 'content-type': 'text/plain' }).end('There is no such file, or its time is over.');
    return;
  }
  const shown = /^image\/(png|jpeg)$/.test(file.type);
  response
    .writeHead(200, {
      'content-type': file.type,
      'content-disposition': `${shown ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'cache-control': 'private, max-age=3600',
    })
    .end(file.bytes);
}
