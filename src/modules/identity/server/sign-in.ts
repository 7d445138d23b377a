import { randomBytes } from 'node:crypto';
import { betterAuth } from 'better-auth';
import { admin, genericOAuth, magicLink, twoFactor, username } from 'better-auth/plugins';
import type { Records } from '#src/records/records.ts';

/** A company's own sign-in (OpenID Connect). */
export type OidcProvider = {
  readonly id: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
};

export type SignInOptions = {
  readonly records: Records;
  /** Where people reach the server: `https://yunchou.example.cn`. */
  readonly url: string;
  /** Signs cookies; kept in the data directory. */
  readonly secret: string;
  readonly oidc: OidcProvider | null;
};

/** How long an invitation or first link works. */
export const LINK_SECONDS = 24 * 3600;
/** Marks addresses of people who have none: nothing is ever sent there. */
export const NO_MAIL = 'no-mail.invalid';

/**
 * Signing in as the library better-auth does it: password with username, TOTP, the company's OpenID provider, one-time links, sessions that can
 * be listed and revoked, seeing as somebody else, limits on attempts. What people may do is ours (`grants.ts`).
 */
export function signIn({ records, url, secret, oidc }: SignInOptions) {
  /** Links asked for by this process, by e-mail; whoever else asks for one gets none. */
  const asked = new Map<string, (token: string) => void>();
  const auth = betterAuth({
    appName: 'Yunchou',
    baseURL: url,
    basePath: '/api/auth',
    secret,
    database: { db: records.db as never, type: 'postgres', transaction: true },
    logger: { disabled: true },
    telemetry: { enabled: false },
    trustedOrigins: [url],
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 10,
      maxPasswordLength: 200,
      revokeSessionsOnPasswordReset: true,
    },
    session: { expiresIn: 12 * 3600, updateAge: 3600, freshAge: 0 },
    // Ten attempts a minute from one address, five for anything that takes a password or code.
    rateLimit: {
      enabled: true,
      storage: 'database',
      window: 60,
      max: 300,
      customRules: {
        '/sign-in/username': { window: 60, max: 5 },
        '/sign-in/email': { window: 60, max: 5 },
        '/two-factor/*': { window: 60, max: 5 },
        '/magic-link/verify': { window: 60, max: 10 },
        '/change-password': { window: 60, max: 5 },
      },
    },
    advanced: {
      cookiePrefix: 'yunchou',
      useSecureCookies: url.startsWith('https:'),
      defaultCookieAttributes: { sameSite: 'lax', httpOnly: true },
      ipAddress: { ipAddressHeaders: ['x-yunchou-from'] },
    },
    plugins: [
      username({
        minUsernameLength: 2,
        maxUsernameLength: 40,
        usernameValidator: (name) => /^[\p{L}\p{N}._-]+$/u.test(name),
      }),
      admin({ adminRoles: ['admin'], defaultRole: 'user', impersonationSessionDuration: 3600 }),
      twoFactor({ issuer: 'Yunchou', skipVerificationOnEnable: false }),
      magicLink({
        expiresIn: LINK_SECONDS,
        disableSignUp: true,
        storeToken: 'hashed',
        generateToken: () => randomBytes(32).toString('base64url'),
        sendMagicLink: async ({ email, token }) => asked.get(email)?.(token),
      }),
      genericOAuth({
        config:
          oidc === null
            ? []
            : [
                {
                  providerId: oidc.id,
                  clientId: oidc.clientId,
                  clientSecret: oidc.clientSecret,
                  discoveryUrl: `${oidc.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
                  scopes: ['openid', 'profile', 'email'],
                  // Only people the centre knows come in; who they are is decided by their e-mail.
                  disableImplicitSignUp: true,
                  disableSignUp: true,
                  pkce: true,
                },
              ],
      }),
    ],
    account: { accountLinking: { enabled: true, trustedProviders: oidc === null ? [] : [oidc.id] } },
  });

  /** A link that signs in the user with this e-mail once, and when it stops working. */
  async function linkFor(email: string): Promise<{ url: string; expiresAt: number }> {
    const token = new Promise<string>((resolve) => asked.set(email, resolve));
    try {
      await auth.api.signInMagicLink({ body: { email }, headers: new Headers() });
      const link = new URL('/api/auth/magic-link/verify', url);
      link.searchParams.set('token', await token);
      link.searchParams.set('callbackURL', '/');
      link.searchParams.set('errorCallbackURL', '/?link=used');
      return { url: link.href, expiresAt: Date.now() + LINK_SECONDS * 1000 };
    } finally {
      asked.delete(email);
    }
  }

  return { auth, linkFor };
}

export type SignIn = ReturnType<typeof signIn>;
