import { both } from './starter.ts';

/** Items every channel asks. Steps say what is heard or read, not how the inspector felt; the middle one is what most contacts show. */
export const NEED = {
  id: 'need',
  words: both('弄清客户诉求', 'Finds out what the customer needs'),
  help: both('看坐席是否在给方案之前确认了真正的诉求。', 'Whether the need was confirmed before an answer was given.'),
  aspect: 'customer',
  weight: 3,
  anchors: [
    both('答非所问，或客户重复说明两次以上', 'Misses the need, or the customer has to say it more than twice'),
    both('弄清了字面诉求，没有追问背后原因', 'Gets the literal question, asks nothing further'),
    both('复述并得到客户确认', 'Says it back and the customer confirms'),
    both('并主动问出了客户没说出的相关诉求', 'And brings out a related need not yet said'),
  ],
} as const;
export const SOLVE = {
  id: 'solve',
  words: both('方案解决问题', 'The answer solves it'),
  aspect: 'customer',
  weight: 4,
  anchors: [
    both('方案错误或没有方案', 'Wrong answer or none'),
    both('部分解决，客户需要再次联系', 'Solves part, the customer must come back'),
    both('解决了所问的问题', 'Solves what was asked'),
    both('并说明下一步和时限，避免再次联系', 'And says what follows and by when, so that nobody has to come back'),
  ],
} as const;
export const FEELING = {
  id: 'feeling',
  words: both('回应客户情绪', 'Answers how the customer feels'),
  aspect: 'customer',
  weight: 2,
  mayNotApply: true,
  help: both('客户没有表露情绪时选“不适用”。', 'Not applicable where the customer shows no feeling.'),
  anchors: [
    both('无视或激化', 'Ignores it or makes it worse'),
    both('只用套话', 'Stock phrases only'),
    both('针对具体处境回应', 'Speaks to this very situation'),
  ],
} as const;
export const CLEAR = {
  id: 'clear',
  words: both('表达清楚易懂', 'Easy to understand'),
  aspect: 'customer',
  weight: 2,
  anchors: [
    both('客户明确表示没听懂、没看懂', 'The customer says it is not understood'),
    both('有术语或次序混乱，客户追问一次', 'Jargon or muddled order, one question back'),
    both('一遍就懂', 'Understood at once'),
  ],
} as const;
export const PROMISE = {
  id: 'promise',
  words: both('对客户作了承诺', 'A promise was made'),
  help: both('仅记录事实，用于下一项。', 'A fact, for the next item.'),
  aspect: 'business',
  weight: 0,
  mayNotApply: true,
} as const;
export const PROMISE_KEPT = {
  id: 'promise_ticket',
  words: both('承诺已登记，有责任人和时限', 'The promise is on record with owner and date'),
  aspect: 'business',
  weight: 3,
  onlyIf: { item: 'promise', answers: [true] },
} as const;
export const RECORD = {
  id: 'record',
  words: both('服务小结能让同事接着办', 'The record lets a colleague go on'),
  aspect: 'business',
  weight: 2,
  anchors: [
    both('缺失，或原因选错', 'Missing, or the wrong reason'),
    both('原因对，缺少已做的处理', 'Right reason, what was done is missing'),
    both('原因、处理、下一步齐全', 'Reason, what was done, what follows'),
  ],
} as const;
export const WRONG_FACT = {
  id: 'fact',
  words: both('关键信息准确', 'What matters is right'),
  help: both('价格、时限、资格、流程说错即为否。', 'No, when price, date, entitlement or procedure is wrong.'),
  aspect: 'business',
  critical: 'business',
} as const;
export const RUDE = {
  id: 'respect',
  words: both('尊重客户', 'Respects the customer'),
  help: both(
    '辱骂、讥讽、推诿、无故结束联络即为否。',
    'No, for insult, mockery, passing the buck, ending without reason.',
  ),
  aspect: 'customer',
  critical: 'customer',
} as const;
export const IDENTITY = {
  id: 'identity',
  words: both('先核实身份再谈个人信息', 'Checks identity before personal data'),
  aspect: 'business',
  critical: 'compliance',
  mayNotApply: true,
} as const;
