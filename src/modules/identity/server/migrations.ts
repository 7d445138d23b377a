import { sql } from 'kysely';
import type { ModuleMigrations } from '#src/records/migrate.ts';
import type { CentreSize } from '../contract/centre-size.ts';

/** Which role a user holds, and for what; JSON lists of ids, empty for the whole centre. */
interface UserRoleTable {
  user_id: string;
  role: string;
  sites: string;
  projects: string;
  teams: string;
}

/** What we keep of a user beside what signing in needs. */
interface UserProfileTable {
  user_id: string;
  agent: string | null;
  sample: boolean;
  last_seen_at: number | null;
}

/** A key of another system that reads; lists as JSON. */
interface ApiKeyTable {
  id: string;
  name: string;
  hash: string;
  scopes: string;
  projects: string;
  created_at: number;
  created_by: string;
  expires_at: number | null;
  last_used_at: number | null;
  revoked_at: number | null;
}

/** One row, once somebody has said how large the centre is. */
interface CentreSizeTable {
  size: CentreSize;
  chosen_at: number;
  chosen_by: string;
}

/** The part of the sign-in library's tables that we read; it alone writes them. */
interface UserTable {
  id: string;
  name: string;
  email: string;
  username: string | null;
  banned: boolean | null;
  twoFactorEnabled: boolean | null;
  role: string | null;
}
interface AccountTable {
  id: string;
  userId: string;
  providerId: string;
  password: string | null;
}

declare module '#src/records/records.ts' {
  interface Tables {
    user_role: UserRoleTable;
    user_profile: UserProfileTable;
    centre_size: CentreSizeTable;
    api_key: ApiKeyTable;
    user: UserTable;
    account: AccountTable;
  }
}

/** Tables as the sign-in library (better-auth 1.7: username, admin, two-factor, database rate limits) asks for them. */
const SIGN_IN = `
create table "user" ("id" text not null primary key, "name" text not null, "email" text not null unique,
  "emailVerified" boolean not null, "image" text, "createdAt" timestamptz default current_timestamp not null,
  "updatedAt" timestamptz default current_timestamp not null, "username" text unique, "displayUsername" text, "role" text,
  "banned" boolean, "banReason" text, "banExpires" timestamptz, "twoFactorEnabled" boolean);
create table "session" ("id" text not null primary key, "expiresAt" timestamptz not null, "token" text not null unique,
  "createdAt" timestamptz default current_timestamp not null, "updatedAt" timestamptz not null, "ipAddress" text,
  "userAgent" text, "userId" text not null references "user" ("id") on delete cascade, "impersonatedBy" text);
create table "account" ("id" text not null primary key, "accountId" text not null, "providerId" text not null,
  "userId" text not null references "user" ("id") on delete cascade, "accessToken" text, "refreshToken" text, "idToken" text,
  "accessTokenExpiresAt" timestamptz, "refreshTokenExpiresAt" timestamptz, "scope" text, "password" text,
  "createdAt" timestamptz default current_timestamp not null, "updatedAt" timestamptz not null);
create table "verification" ("id" text not null primary key, "identifier" text not null, "value" text not null,
  "expiresAt" timestamptz not null, "createdAt" timestamptz default current_timestamp not null,
  "updatedAt" timestamptz default current_timestamp not null);
create table "twoFactor" ("id" text not null primary key, "secret" text not null, "backupCodes" text not null,
  "userId" text not null references "user" ("id") on delete cascade, "verified" boolean, "failedVerificationCount" integer,
  "lockedUntil" timestamptz);
create table "rateLimit" ("id" text not null primary key, "key" text not null unique, "count" integer not null,
  "lastRequest" bigint not null);
create index "session_userId_idx" on "session" ("userId");
create index "account_userId_idx" on "account" ("userId");
create index "verification_identifier_idx" on "verification" ("identifier");
create index "twoFactor_secret_idx" on "twoFactor" ("secret");
create index "twoFactor_userId_idx" on "twoFactor" ("userId")`;

export const identityMigrations: ModuleMigrations = {
  name: 'identity',
  migrations: {
    '0001_users': async (db) => {
      for (const statement of SIGN_IN.split(';')) await sql.raw(statement).execute(db);
      await db.schema
        .createTable('user_role')
        .addColumn('user_id', 'text', (c) => c.notNull().references('user.id').onDelete('cascade'))
        .addColumn('role', 'text', (c) => c.notNull())
        .addColumn('sites', 'text', (c) => c.notNull())
        .addColumn('projects', 'text', (c) => c.notNull())
        .addColumn('teams', 'text', (c) => c.notNull())
        .addPrimaryKeyConstraint('user_role_key', ['user_id', 'role'])
        .execute();
      await db.schema
        .createTable('user_profile')
        .addColumn('user_id', 'text', (c) => c.primaryKey().references('user.id').onDelete('cascade'))
        .addColumn('agent', 'text')
        .addColumn('sample', 'boolean', (c) => c.notNull())
        .addColumn('last_seen_at', 'bigint')
        .execute();
    },
    '0002_centre_size': async (db) => {
      await db.schema
        .createTable('centre_size')
        .addColumn('size', 'text', (c) => c.notNull())
        .addColumn('chosen_at', 'bigint', (c) => c.notNull())
        .addColumn('chosen_by', 'text', (c) => c.notNull())
        .execute();
    },
    '0003_api_keys': async (db) => {
      await db.schema
        .createTable('api_key')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('name', 'text', (c) => c.notNull())
        .addColumn('hash', 'text', (c) => c.notNull().unique())
        .addColumn('scopes', 'text', (c) => c.notNull())
        .addColumn('projects', 'text', (c) => c.notNull())
        .addColumn('created_at', 'bigint', (c) => c.notNull())
        .addColumn('created_by', 'text', (c) => c.notNull())
        .addColumn('expires_at', 'bigint')
        .addColumn('last_used_at', 'bigint')
        .addColumn('revoked_at', 'bigint')
        .execute();
    },
  },
};
