import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { deliveryDesk } from '#test/receivers/delivery-desk.ts';
import { readChannel, sealAll } from './channel.store.ts';
import { secretBox } from './secret-box.ts';

const desk = deliveryDesk();
const URL_OF = 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=very-secret-key';
const kept = async (): Promise<string> =>
  JSON.stringify(await desk.records.db.selectFrom('channel').selectAll().execute());

it('secrets of a channel are kept sealed, for that channel and that key alone', async () => {
  const id = await desk.channel('wecom', { url: URL_OF });
  expect(await kept()).not.toContain('very-secret');
  expect((await readChannel(desk.records.db, id, desk.box)).secrets).toEqual({ url: URL_OF });
  const other = secretBox(() => Buffer.alloc(32, 8));
  await expect(readChannel(desk.records.db, id, other)).rejects.toMatchObject({ code: 'secrets_unreadable' });
  const sealed = desk.box.seal({ url: URL_OF }, id);
  expect(() => desk.box.open(sealed, 'another channel')).toThrow('sealed with a key that is not here');
  const changed = { sealed: `${sealed.sealed.slice(0, -2)}${sealed.sealed.endsWith('AA') ? 'BB' : 'AA'}` };
  expect(() => desk.box.open(changed, id)).toThrow('sealed with a key');
  // Twice the same is not the same: nobody sees that two channels share a key.
  expect(desk.box.seal({ url: URL_OF }, id)).not.toEqual(sealed);
});

it('those kept in clear by an earlier release are sealed at the next start', async () => {
  const id = await desk.channel('wecom', { url: URL_OF });
  await desk.records.db
    .updateTable('channel')
    .set({ secrets: sql`${JSON.stringify({ url: URL_OF })}::jsonb` })
    .execute();
  expect(await kept()).toContain('very-secret');
  expect((await readChannel(desk.records.db, id, desk.box)).secrets).toEqual({ url: URL_OF });
  await sealAll(desk.records.db, desk.box);
  expect(await kept()).not.toContain('very-secret');
  expect((await readChannel(desk.records.db, id, desk.box)).secrets).toEqual({ url: URL_OF });
});
