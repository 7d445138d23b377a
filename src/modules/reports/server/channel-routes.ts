import { implement } from '@orpc/server';
import { actorOf, type Caller } from '#src/http/route.ts';
import { reportsContract } from '../contract/routes.ts';
import type { ReportDependencies } from './dependencies.ts';

/** Channels, their test button, and what went through them. */
export function channelRoutes(needs: ReportDependencies) {
  const on = implement(reportsContract).$context<Caller>();
  const { delivery, records, audit } = needs;
  return {
    channels: on.channels.handler(() => delivery.channels()),
    saveChannel: on.saveChannel.handler(({ input, context }) =>
      records.db.transaction().execute(async (db) => {
        const saved = await delivery.save(db, input);
        const object = { kind: 'channel', id: saved.id, label: saved.name };
        await audit(db, { actor: actorOf(context), action: 'channel.save', object, after: saved, from: context.from });
        return saved;
      }),
    ),
    removeChannel: on.removeChannel.handler(({ input, context }) =>
      records.db.transaction().execute(async (db) => {
        await delivery.remove(db, input.id);
        const object = { kind: 'channel', id: input.id, label: input.id };
        await audit(db, { actor: actorOf(context), action: 'channel.remove', object, from: context.from });
        return { done: true };
      }),
    ),
    testChannel: on.testChannel.handler(async ({ input }) => {
      const zh = input.language === 'zh-CN';
      await delivery.test(input.id, {
        title: zh ? '运筹测试消息' : 'Test message from Yunchou',
        language: input.language,
        lines: [
          {
            kind: 'text',
            text: zh ? '看到这条消息，说明此渠道可以使用。' : 'If you can read this, the channel works.',
          },
        ],
      });
      return { done: true };
    }),
    deliveries: on.deliveries.handler(({ input }) =>
      delivery.list({ limit: input.limit, ...(input.channel === undefined ? {} : { channel: input.channel }) }),
    ),
    sendAgain: on.sendAgain.handler(async ({ input }) => ({ parts: await delivery.sendAgain(input.id) })),
  };
}
