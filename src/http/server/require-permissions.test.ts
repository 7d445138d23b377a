import { oc } from '@orpc/contract';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { apiContract } from '#src/api.ts';
import { route } from '../route.ts';
import { requirePermissions, serve } from './serve.ts';

const output = z.object({ done: z.boolean() });
const open = oc.route({ method: 'GET', path: '/secrets' }).output(output);

it('a route that says not who may call it keeps the server from starting', async () => {
  const contract = { vault: { list: route('read:me').route({ method: 'GET', path: '/mine' }).output(output), open } };
  expect(() => requirePermissions(contract)).toThrow('Route vault.open declares no permission');
  const never = (): never => expect.unreachable('nothing is asked');
  await expect(
    serve({
      host: '127.0.0.1',
      port: 0,
      contract,
      router: {},
      pages: '',
      dataDirectory: '',
      log: never,
      authenticate: never,
      signIn: never,
      companySignIn: false,
    }),
  ).rejects.toThrow('Route vault.open declares no permission');
  // What is served does start.
  expect(() => requirePermissions(apiContract)).not.toThrow();
  expect(() => requirePermissions({ ...apiContract, open })).toThrow('Route open declares no permission');
});
