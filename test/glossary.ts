import { readFileSync } from 'node:fs';

/** What `docs/glossary.md` says about words on screens. */
export interface Glossary {
  /** Every word a screen may use: terms, their parts (`换班 / 顶班`), names in parentheses and aliases. */
  readonly allowed: readonly string[];
  /** Words no label may contain, with the term to use instead. */
  readonly forbidden: ReadonlyMap<string, string>;
}

/**
 * Everyday Chinese words that are wrong as *the label* of a concept but right inside a sentence
 * (等待 is no word for hold, yet "正在等待" is Chinese). They are refused only as a whole label.
 */
export const ORDINARY_WORDS: ReadonlySet<string> = new Set(
  (
    '联系 接触 互动 丢失 等待 总结 处置 票 票据 可用 不可用 暂停 离开 休息 上线 注册 延迟 间隔 区间 期间 时间段 转移 挂断 ' +
    '效率 增长 对比 监控 表单 问卷 争议 校正 要求 转变 时间表 日程 交换 超时 计划 政策 否决 审查 切换 升级 移交 活动 聊天 ' +
    '调度 流量 临时数据 无结果 更新包 关键项 镜像 段落 分支 案例 重算 删除数据 审核员 转向 教练 包装 接通率 利用率 使用率'
  ).split(' '),
);

/** Reads the tables of the glossary: term in the first column, note in the third, forbidden words in the fourth. */
export function readGlossary(path: string): Glossary {
  const allowed = new Set<string>();
  const forbidden = new Map<string, string>();
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    const cells = line.split('|').map((cell) => cell.trim());
    if (cells.length !== 6 || cells[1] === 'Term' || cells[1]?.startsWith('---')) continue;
    const [, term = '', , note = '', words = ''] = cells;
    for (const word of chineseWords(term)) allowed.add(word);
    for (const alias of note.matchAll(/alias(?:es)?:? ([^.;=]*)/gi)) {
      for (const word of chineseWords(alias[1] ?? '')) allowed.add(word);
    }
    for (const entry of words.split(',')) {
      const word = entry.trim();
      // A remark (`转移 for all`, `控制图 (= …)`) makes the ban depend on meaning, which no machine can judge.
      if (/^[\p{Script=Han}A-Za-z/]+$/u.test(word) && /\p{Script=Han}/u.test(word)) forbidden.set(word, term);
    }
  }
  for (const word of allowed) forbidden.delete(word);
  return { allowed: [...allowed].toSorted((a, b) => b.length - a.length), forbidden };
}

function chineseWords(text: string): string[] {
  return text.match(/[\p{Script=Han}]{2,}/gu) ?? [];
}

/**
 * The forbidden words a label contains, each with the word to use. Allowed terms are taken out first, the longest
 * first (人工接通率 contains the forbidden 接通率); names in quotation marks are quoted from other texts and pass.
 */
export function forbiddenWordsIn(label: string, glossary: Glossary): string[] {
  const whole = label.trim();
  let rest = whole.replaceAll(/[“「『][^”」』]*[”」』]/gu, ' ');
  for (const term of glossary.allowed) rest = rest.replaceAll(term, ' ');
  const found: string[] = [];
  for (const [word, use] of glossary.forbidden) {
    if (ORDINARY_WORDS.has(word) ? whole === word : rest.includes(word)) found.push(`${word} → ${use}`);
  }
  return found;
}
