import { CLEAR, FEELING, IDENTITY, NEED, PROMISE, PROMISE_KEPT, RECORD, RUDE, SOLVE, WRONG_FACT } from './items.ts';
import { both, type Starter } from './starter.ts';

const felt = both('客户感受', 'What the customer feels');
const done = both('业务要求', 'What the business needs');
const critical = both('致命项', 'Critical items');
const businessItems = [WRONG_FACT, RUDE, IDENTITY] as const;

/**
 * Forms to begin with: few items that separate people instead of a hundred points to take away. Graded steps with words where work differs by
 * degree, yes or no where something is there or is not, critical items apart.
 */
export const STARTERS: readonly Starter[] = [
  {
    id: 'voice',
    channel: 'voice',
    name: both('电话服务（起步版）', 'Voice, to begin with'),
    sections: [
      {
        id: 'felt',
        words: felt,
        items: [
          NEED,
          SOLVE,
          FEELING,
          CLEAR,
          {
            id: 'flow',
            words: both('节奏顺畅', 'The call flows'),
            aspect: 'customer',
            weight: 1,
            anchors: [
              both('抢话，或静默超过 20 秒没有说明', 'Talks over, or over 20 seconds of silence unexplained'),
              both('偶有停顿，均作说明', 'Some pauses, each explained'),
              both('没有多余等待', 'No needless waiting'),
            ],
          },
        ],
      },
      {
        id: 'done',
        words: done,
        items: [
          PROMISE,
          PROMISE_KEPT,
          RECORD,
          {
            id: 'hold',
            words: both('保持前征得同意，恢复后致谢', 'Asks before hold, thanks after'),
            aspect: 'business',
            weight: 1,
            mayNotApply: true,
          },
        ],
      },
      { id: 'critical', words: critical, items: businessItems },
    ],
  },
  {
    id: 'chat',
    channel: 'chat',
    name: both('在线服务（起步版）', 'Chat, to begin with'),
    sections: [
      {
        id: 'felt',
        words: felt,
        items: [
          NEED,
          SOLVE,
          FEELING,
          CLEAR,
          {
            id: 'pace',
            words: both('回复不让客户空等', 'Nobody is left waiting'),
            aspect: 'customer',
            weight: 2,
            anchors: [
              both('客户催促，或空等超过 3 分钟', 'The customer asks again, or waits over 3 minutes'),
              both('有空等，事先说明了时长', 'Waits, but was told how long'),
              both('每条消息一分钟内有回应', 'Every message is answered within a minute'),
            ],
          },
          {
            id: 'own_words',
            words: both('话术贴合客户的问题', 'Canned scripts fit the question'),
            aspect: 'customer',
            weight: 1,
            mayNotApply: true,
          },
        ],
      },
      {
        id: 'done',
        words: done,
        items: [
          PROMISE,
          PROMISE_KEPT,
          RECORD,
          {
            id: 'closing',
            words: both('确认没有其他问题后结束', 'Ends after asking whether all is answered'),
            aspect: 'business',
            weight: 1,
          },
        ],
      },
      { id: 'critical', words: critical, items: businessItems },
    ],
  },
  {
    id: 'email',
    channel: 'email',
    name: both('邮件服务（起步版）', 'E-mail, to begin with'),
    sections: [
      {
        id: 'felt',
        words: felt,
        items: [
          NEED,
          SOLVE,
          FEELING,
          CLEAR,
          {
            id: 'once',
            words: both('一封邮件答完所有问题', 'One mail answers everything asked'),
            aspect: 'customer',
            weight: 2,
            anchors: [
              both('漏答主要问题', 'The main question is left out'),
              both('漏答次要问题', 'A lesser question is left out'),
              both('全部回答', 'All is answered'),
            ],
          },
        ],
      },
      {
        id: 'done',
        words: done,
        items: [
          PROMISE,
          PROMISE_KEPT,
          RECORD,
          {
            id: 'layout',
            words: both('主题、称呼、附件正确', 'Subject, salutation and attachments are right'),
            aspect: 'business',
            weight: 1,
          },
        ],
      },
      { id: 'critical', words: critical, items: businessItems },
    ],
  },
];
