/** Words of outcome columns and what they mean, for the first draft of a translation. */
export const OUTCOME_WORDS: Readonly<Record<string, readonly string[]>> = {
  answered: [
    'answered',
    'agent',
    'success',
    'connected',
    'handled',
    '接通',
    '已接',
    '已接听',
    '已接通',
    '成功',
    '人工接听',
    '正常结束',
    '正常通话',
    '是',
  ],
  abandoned: [
    'abandoned',
    'hang',
    'no answer',
    'missed',
    '放弃',
    '排队放弃',
    '未接',
    '未接听',
    '未接通',
    '已放弃',
    '否',
  ],
  abandoned_ringing: ['振铃放弃', '振铃未接', 'abandoned in ring'],
  abandoned_ivr: ['ivr放弃', 'abandoned in ivr', '未转人工'],
  timeout: ['timeout', '排队超时', '超时'],
  overflow: ['overflow', '溢出', '排队溢出'],
  voicemail: ['voicemail', '留言', '语音信箱', '转语音邮箱'],
  callback: ['callback', '预约回呼', '回呼'],
};

/** Words of channel columns, for the first draft of a translation. */
export const CHANNEL_WORDS: Readonly<Record<string, readonly string[]>> = {
  voice: ['voice', 'phone', 'call', 'telephone', '电话', '来电', '热线', '语音', '座机'],
  chat: ['chat', 'webchat', 'online', '在线', '在线客服', '网页', '网站'],
  social: ['wechat', 'whatsapp', '微信', '企业微信', '公众号', '微博', 'qq'],
  email: ['email', 'e-mail', 'mail', '邮件', '邮箱'],
};

/** Words by which lists say whether the matter is settled. */
export const RESOLVED_WORDS: Readonly<Record<'yes' | 'no', readonly string[]>> = {
  yes: ['解决', '已解决', '已处理', '已办结', '已完成', '完成', 'resolved', 'solved', 'done', 'closed'],
  no: ['未解决', '待解决', '待处理', '待跟进', '跟进中', '处理中', '未完成', 'open', 'pending', 'unresolved'],
};
