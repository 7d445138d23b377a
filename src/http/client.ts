import { createORPCClient, ORPCError } from '@orpc/client';
import type { AnyContractRouter, ContractRouterClient } from '@orpc/contract';
import { OpenAPILink } from '@orpc/openapi-client/fetch';
import { AppError } from '#src/kernel/errors.ts';
import { fromWire } from './errors.ts';

/** A typed client of a contract over HTTP; failures arrive as the AppError the server threw. */
export function httpClient<C extends AnyContractRouter>(
  contract: C,
  baseUrl: string,
  headers: Readonly<Record<string, string>> = {},
): ContractRouterClient<C> {
  const link = new OpenAPILink(contract, {
    url: `${baseUrl}/api`,
    headers: () => headers,
    interceptors: [
      async (options) => {
        try {
          return await options.next();
        } catch (error) {
          throw toAppError(error);
        }
      },
    ],
  });
  return createORPCClient(link);
}

/** Any failure of a call as an AppError; a lost connection is `unavailable`. */
export function toAppError(error: unknown): unknown {
  if (error instanceof AppError) return error;
  if (error instanceof ORPCError) return fromWire(error.data, error.message);
  // What `fetch` throws when there is nobody; another TypeError is a bug of ours and must look like one.
  if (error instanceof TypeError && (error.cause !== undefined || /fetch|network/i.test(error.message)))
    return new AppError('unavailable', 'no_connection', 'The server cannot be reached', {
      remedy: 'Check that it runs, then try again.',
    });
  return error;
}
