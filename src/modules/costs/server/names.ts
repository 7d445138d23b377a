import type { Directory } from '#src/modules/organisation/contract/directory.ts';
import type { NamedNoun } from '../contract/cost.ts';

const SHARED = /^(公共|共用|公摊|分摊|中心|全中心|shared|common|overhead|-|–|—)$/i;
const CHANNELS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^(热线|语音|电话|voice|phone|call)$/i, ['voice']],
  [/^(在线|在线客服|会话|网页|chat|web)$/i, ['chat']],
  [/^(微信|微信客服|wechat|社交|社交媒体|social)$/i, ['wechat', 'social']],
  [/^(邮件|邮箱|email|e-mail)$/i, ['email']],
  [/^(视频|video)$/i, ['video']],
  [/^(短信|sms)$/i, ['sms']],
];
const BOT = /机器人|智能客服|chat-?bot|\bbot\b/i;
const PEOPLE =
  /人工|人力|工资|薪|社保|公积金|福利|奖金|绩效|加班|外包|staff|people|salar|wage|payroll|labou?r|bonus|benefit|pension|insurance/i;

const plain = (name: string): string => name.normalize('NFKC').replaceAll(/\s+/g, '').toLowerCase();

/** Costs of the bot have a category of their own, so that they are never mixed with those of people. */
export const categoryOf = (item: string, group: string | null): string =>
  BOT.test(item) || (group !== null && BOT.test(group)) ? 'bot' : item;

/** What is paid because people work: the part of the cost that more hours would add to. */
export const isForPeople = (item: string, group: string | null): boolean =>
  PEOPLE.test(item) || (group !== null && PEOPLE.test(group));

export const nameKey = (noun: NamedNoun, name: string): string => `${noun}:${plain(name)}`;

/** The id a table means by a word, `null` for what is common to all, `undefined` where nobody knows. */
export function nameFinder(directory: Directory, answered: ReadonlyMap<string, string>) {
  const byName = (
    list: readonly { readonly id: string; readonly name: string }[],
    name: string,
  ): string | undefined => {
    const found = list.filter((noun) => noun.id === name || plain(noun.name) === plain(name));
    return found.length === 1 ? found[0]?.id : undefined;
  };
  const channels = new Set(directory.queues.flatMap(({ channel }) => (channel === null ? [] : [channel])));
  return (noun: NamedNoun, name: string): string | null | undefined => {
    const told = answered.get(nameKey(noun, name));
    if (told !== undefined) return told === '' ? null : told;
    if (SHARED.test(name)) return null;
    if (noun === 'channel') {
      if (channels.has(name)) return name;
      const meant = CHANNELS.find(([word]) => word.test(name))?.[1];
      return meant?.find((id) => channels.has(id)) ?? meant?.at(-1);
    }
    if (noun === 'site') return byName(directory.sites, name);
    const client = byName(directory.clients, name);
    const ofClient = directory.projects.filter((project) => client !== undefined && project.client === client);
    return byName(directory.projects, name) ?? (ofClient.length === 1 ? ofClient[0]?.id : undefined);
  };
}
