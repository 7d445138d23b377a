import nodemailer from 'nodemailer';
import { z } from 'zod';
import { AppError } from '#src/kernel/errors.ts';
import type { ChannelKind } from '../channel-kind.ts';
import type { MessageLine, Sending } from '../message.ts';

const address = z.email();
const settings = z.object({
  host: z.string().trim().min(1),
  port: z.number().int().min(1).max(65_535),
  /** `tls` from the first byte (465), `starttls` (587) refuses to go on without, `none` for a relay in your own network. */
  security: z.enum(['tls', 'starttls', 'none']),
  user: z.string().trim().min(1).optional(),
  from: address,
  to: z.array(address).min(1).max(100),
});
const secrets = z.object({ password: z.string().min(1).optional() });

/** E-mail: one message with the picture inside and the files attached. `Message-ID` is the same for every attempt. */
export const email: ChannelKind<z.infer<typeof settings>, z.infer<typeof secrets>> = {
  id: 'email',
  settings,
  secrets,
  perMinute: null,
  parts: () => ['card'],
  async send(_part, sending, { settings: to, secrets: { password } }) {
    const transport = nodemailer.createTransport({
      host: to.host,
      port: to.port,
      secure: to.security === 'tls',
      requireTLS: to.security === 'starttls',
      ignoreTLS: to.security === 'none',
      ...(to.user === undefined ? {} : { auth: { user: to.user, pass: password ?? '' } }),
      connectionTimeout: 15_000,
      greetingTimeout: 15_000,
      socketTimeout: 30_000,
      // Nothing in a message may make this server read a file or an address.
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    const { id, message, picture, files } = sending;
    try {
      await transport.sendMail({
        messageId: `<${id}@${to.from.split('@')[1] ?? 'yunchou'}>`,
        from: { name: 'Yunchou 运筹', address: to.from },
        to: [...to.to],
        subject: message.title,
        text: plainText(sending),
        html: html(sending),
        attachments: [
          ...(picture
            ? [
                {
                  filename: picture.name,
                  contentType: picture.type,
                  content: Buffer.from(picture.bytes),
                  cid: 'picture',
                },
              ]
            : []),
          ...files.map((file) => ({ filename: file.name, contentType: file.type, content: Buffer.from(file.bytes) })),
        ],
      });
    } catch (error) {
      throw readError(error);
    } finally {
      transport.close();
    }
  },
};

/** A reply of 5xx is for good, one of 4xx passes (RFC 5321, 4.2.1); without a reply the server was not reached. */
function readError(error: unknown): AppError {
  const { responseCode, code, message } = error as { responseCode?: number; code?: string; message?: string };
  const said = `${code ?? ''} ${message ?? String(error)}`.trim();
  if (code === 'EAUTH')
    return new AppError('invalid', 'mail_login_refused', `The mail server refused the login: ${said}`, {
      remedy: 'Check user and password of the channel.',
    });
  if (responseCode !== undefined && responseCode >= 500)
    return new AppError('invalid', 'mail_refused', `The mail server refused the message: ${said}`, {
      remedy: 'Check sender and recipients of the channel.',
    });
  return new AppError('unavailable', 'mail_unreachable', `The mail server did not take the message: ${said}`);
}

function plainText({ message }: Sending): string {
  const lines = message.lines.map((said) =>
    said.kind === 'figure' ? `${said.label}: ${said.value}${said.note ? ` (${said.note})` : ''}` : said.text,
  );
  return [
    message.title,
    '',
    ...lines,
    ...(message.link ? ['', `${message.link.label}: ${message.link.url}`] : []),
  ].join('\n');
}

function html({ message, picture }: Sending): string {
  const link = message.link ? `<p><a href="${escaped(message.link.url)}">${escaped(message.link.label)}</a></p>` : '';
  const image = picture ? `<p><img src="cid:picture" alt="" style="max-width:100%"></p>` : '';
  return `<div style="font-family:'PingFang SC','Microsoft YaHei',sans-serif;color:#1f2937;max-width:900px"><h2>${escaped(message.title)}</h2>${message.lines.map(line).join('')}${image}${link}</div>`;
}

function line(said: MessageLine): string {
  if (said.kind === 'text') return `<p>${escaped(said.text)}</p>`;
  if (said.kind === 'quote') return `<p style="color:#6b7280">${escaped(said.text)}</p>`;
  const colour = said.state === 'good' ? '#2f8f4e' : said.state === 'bad' ? '#c0392b' : '#1f2937';
  const note = said.note ? ` <span style="color:#6b7280">${escaped(said.note)}</span>` : '';
  return `<p style="margin:2px 0">${escaped(said.label)} <b style="color:${colour}">${escaped(said.value)}</b>${note}</p>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
