import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '#src/kernel/errors.ts';

/** Keeps secrets of others (webhook addresses, mail passwords, signing keys) unreadable in the records and their copies. */
export interface SecretBox {
  /** `bound`: what the secrets belong to; they open for nothing else. */
  seal(secrets: object, bound: string): Sealed;
  /** Throws `secrets_unreadable` when they were sealed with another key or for something else. */
  open(sealed: Sealed, bound: string): Readonly<Record<string, unknown>>;
}
export type Sealed = { readonly sealed: string };

export const isSealed = (kept: object): kept is Sealed => 'sealed' in kept && typeof kept.sealed === 'string';

/** Of the data directory, but not of its backups: whoever finds one of those finds no secrets. */
export const SECRET_KEY = 'secret-key';
const ALGORITHM = 'aes-256-gcm';
const NONCE = 12;
const TAG = 16;

/** The box of a data directory; its key is made the first time, readable by the owner alone. */
export function secretBoxOf(dataDirectory: string): SecretBox {
  const path = join(dataDirectory, SECRET_KEY);
  let key: Buffer | undefined;
  // Read when first needed: a centre that sends nothing has no key to lose.
  return secretBox(() => {
    if (key !== undefined) return key;
    if (!existsSync(path))
      writeFileSync(path, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
    return (key = Buffer.from(readFileSync(path, 'utf8').trim(), 'base64url'));
  });
}

export function secretBox(key: () => Buffer): SecretBox {
  return {
    seal(secrets, bound) {
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv(ALGORITHM, key(), nonce).setAAD(Buffer.from(bound));
      const text = Buffer.concat([cipher.update(JSON.stringify(secrets), 'utf8'), cipher.final()]);
      return { sealed: Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64url') };
    },
    open({ sealed }, bound) {
      const bytes = Buffer.from(sealed, 'base64url');
      try {
        const decipher = createDecipheriv(ALGORITHM, key(), bytes.subarray(0, NONCE), { authTagLength: TAG })
          .setAAD(Buffer.from(bound))
          .setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
        const text = Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]).toString('utf8');
        return JSON.parse(text) as Readonly<Record<string, unknown>>;
      } catch {
        throw new AppError('conflict', 'secrets_unreadable', 'The secrets were sealed with a key that is not here', {
          field: 'secrets',
          remedy: `Put the file ${SECRET_KEY} of the former data directory back, or enter the secrets again.`,
        });
      }
    },
  };
}
