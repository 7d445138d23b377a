import { z } from 'zod';
import { route } from '#src/http/route.ts';
import { apiKey, apiKeyInput } from './api-key.ts';
import { centreSizeBody, centreSizeInput } from './centre-size.ts';
import { me, user, userInput } from './users.ts';

const one = z.object({ id: z.string() });
/** Works once, until `expiresAt` (epoch milliseconds). */
const link = z.object({ url: z.string(), expiresAt: z.number().int() });

const act = z.object({
  seq: z.number().int(),
  at: z.number().int(),
  actor: z.string(),
  actorName: z.string(),
  onBehalfOf: z.string().nullable(),
  action: z.string(),
  object: z.object({ kind: z.string(), id: z.string(), label: z.string().nullable() }),
  before: z.unknown(),
  after: z.unknown(),
  reason: z.string().nullable(),
  from: z.string().nullable(),
});
export type ActBody = z.infer<typeof act>;

export const identityContract = {
  me: route('read:me').route({ method: 'GET', path: '/me', summary: 'Who I am and what I may do' }).output(me),
  setPassword: route('read:me')
    .route({ method: 'POST', path: '/users/me/password', summary: 'Choose my first password, having come by a link' })
    .input(z.object({ password: z.string().min(10).max(200) }))
    .output(z.object({ done: z.literal(true) })),
  centreSize: route('change:centre_size')
    .route({ method: 'GET', path: '/centre/size', summary: 'How large the centre is said to be, by whom and when' })
    .output(centreSizeBody),
  chooseCentreSize: route('change:centre_size')
    .route({ method: 'POST', path: '/centre/size', summary: 'Say how large the centre is; take every role with it' })
    .input(centreSizeInput)
    .output(centreSizeBody),
  users: route('read:user')
    .route({ method: 'GET', path: '/users', summary: 'People who may sign in' })
    .output(z.array(user)),
  saveUser: route('change:user')
    .route({ method: 'POST', path: '/users', summary: 'Make or change a user, her roles and what they are held for' })
    .input(userInput)
    .output(user),
  inviteUser: route('change:user')
    .route({ method: 'POST', path: '/users/{id}/invitation', summary: 'A link that signs her in once' })
    .input(one)
    .output(link),
  blockUser: route('change:user')
    .route({ method: 'POST', path: '/users/{id}/block', summary: 'Block or unblock a user; her sessions end' })
    .input(one.extend({ blocked: z.boolean(), reason: z.string().trim().min(1).max(500) }))
    .output(user),
  apiKeys: route('read:key')
    .route({ method: 'GET', path: '/api-keys', summary: 'Keys of other systems that read' })
    .output(z.array(apiKey)),
  createApiKey: route('change:key')
    .route({ method: 'POST', path: '/api-keys', summary: 'Make a key with scopes; it is shown this once' })
    .input(apiKeyInput)
    .output(apiKey.extend({ key: z.string() })),
  revokeApiKey: route('change:key')
    .route({ method: 'POST', path: '/api-keys/{id}/revoke', summary: 'Make a key worthless at once' })
    .input(one)
    .output(z.array(apiKey)),
  seeAs: route('impersonate:user')
    .route({ method: 'GET', path: '/see-as', summary: 'Whom I may see the centre as' })
    .output(z.array(z.object({ id: z.string(), name: z.string(), roles: z.array(z.string()) }))),
  acts: route('read:audit')
    .route({ method: 'GET', path: '/audit', summary: 'Who did what, when, and why' })
    .input(
      z.object({
        text: z.string().max(200).optional(),
        actor: z.string().optional(),
        action: z.string().optional(),
        kind: z.string().optional(),
        object: z.string().optional(),
        from: z.coerce.number().int().optional(),
        to: z.coerce.number().int().optional(),
        limit: z.coerce.number().int().min(1).max(500).default(100),
        offset: z.coerce.number().int().min(0).default(0),
      }),
    )
    .output(z.object({ acts: z.array(act), total: z.number().int() })),
  verifyAudit: route('read:audit')
    .route({ method: 'GET', path: '/audit/verification', summary: 'Whether the trail is whole' })
    .output(
      z.object({
        intact: z.boolean(),
        entries: z.number().int(),
        head: z.string().nullable(),
        brokenAt: z.number().int().nullable(),
        why: z.string().nullable(),
      }),
    ),
};
