import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** A real SMTP server on loopback: demands a login, knows its recipients, and takes messages up to a size (RFC 1870). */
export async function startSmtp(
  options: {
    readonly user?: string;
    readonly password?: string;
    readonly refuses?: readonly string[];
    readonly size?: number;
  } = {},
) {
  const { user, password, refuses = [], size = 10_000_000 } = options;
  const mails: Buffer[] = [];
  const server = new SMTPServer({
    authOptional: user === undefined,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    size,
    onAuth(auth, _session, done) {
      if (auth.username === user && auth.password === password) done(null, { user: auth.username });
      else done(new Error('Invalid username or password'));
    },
    onRcptTo({ address }, _session, done) {
      if (!refuses.includes(address)) return done();
      done(Object.assign(new Error('No such user here'), { responseCode: 550 }));
    },
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        if (stream.sizeExceeded)
          return done(Object.assign(new Error('Message exceeds fixed maximum message size'), { responseCode: 552 }));
        mails.push(Buffer.concat(chunks));
        done();
      });
    },
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    port,
    /** What arrived, read. */
    mails: (): Promise<ParsedMail[]> => Promise.all(mails.map((mail) => simpleParser(mail))),
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
