import type { Message } from './message.ts';

/** The few words that channels add themselves. */
const WORDS = {
  'zh-CN': {
    shortened: '内容过长，已截断，请打开完整报表',
    picture: '图片',
    notSent: (name: string) => `${name} 无法通过此渠道发送，请在运筹中打开`,
  },
  en: {
    shortened: 'Shortened here; open the full report',
    picture: 'Picture',
    notSent: (name: string) => `${name} cannot be sent this way; open it in Yunchou`,
  },
} as const;

export const wordsOf = (language: Message['language']) => WORDS[language];
