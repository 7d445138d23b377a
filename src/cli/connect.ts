import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ContractRouterClient } from '@orpc/contract';
import { type ApiContract, apiContract } from '#src/api.ts';
import { readConfig } from '#src/config.ts';
import { httpClient } from '#src/http/client.ts';
import { ACTS_AS } from '#src/modules/identity/contract/acts-as.ts';
import { localKeys } from '#src/modules/identity/server/local-key.ts';

export type Connection = {
  readonly client: ContractRouterClient<ApiContract>;
  /** The same calls as one of the centre's people makes them; as this machine without a name. */
  readonly callAs: (username: string | null) => Promise<ContractRouterClient<ApiContract>>;
  readonly dataDirectory: string;
  close(): Promise<void>;
};

/**
 * The server that runs on a data directory, or the same calls in this process when none does. Only one process may open the
 * directory: a server that is starting or a second command is told so.
 */
export async function connect(dataDirectory: string | undefined): Promise<Connection> {
  const config = readConfig();
  const directory = dataDirectory === undefined ? config.dataDirectory : resolve(dataDirectory);
  const url = await runningServer(directory);
  if (url) {
    const headers = keyOf(directory);
    const client = httpClient(apiContract, url, headers);
    return {
      client,
      dataDirectory: directory,
      callAs: async (username) =>
        username === null
          ? client
          : httpClient(apiContract, url, { ...headers, [ACTS_AS]: encodeURIComponent(username) }),
      close: async () => undefined,
    };
  }
  // Only now: with a server running, a command need not load the whole house.
  const [{ createRouterClient }, { openCentre }] = await Promise.all([import('@orpc/server'), import('#src/main.ts')]);
  const centre = await openCentre({ ...config, dataDirectory: directory });
  return {
    client: createRouterClient(centre.router, { context: {} }),
    callAs: centre.callAs,
    dataDirectory: directory,
    close: () => centre.close(),
  };
}

/** Who can read the directory may act on it: its key opens the server to commands on this machine. */
const keyOf = (directory: string): { authorization: string } => ({
  authorization: `Bearer ${localKeys(directory).command}`,
});

/** Address of the live server of a directory; a note left by one that crashed is ignored. */
export async function runningServer(directory: string): Promise<string | null> {
  const note = join(directory, 'server.json');
  if (!existsSync(note)) return null;
  try {
    const { url } = JSON.parse(readFileSync(note, 'utf8')) as { url?: unknown };
    if (typeof url !== 'string') return null;
    const answer = await fetch(`${url}/api/alive`, {
      headers: keyOf(directory),
      signal: AbortSignal.timeout(2000),
    });
    const { dataDirectory } = (await answer.json()) as { dataDirectory?: unknown };
    return dataDirectory === directory ? url : null;
  } catch {
    return null;
  }
}
