import { Button } from 'antd';
import { CopyLink } from '#src/ui/filter/CopyLink.tsx';
import { Icon } from '#src/ui/icon/Icon.tsx';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { KpiNumber } from '#src/ui/number/KpiNumber.tsx';
import { StateWord } from '#src/ui/number/StateWord.tsx';
import { DetailDrawer } from '#src/ui/passport/DetailDrawer.tsx';
import { FactList } from '#src/ui/passport/FactList.tsx';
import { Fraction } from '#src/ui/passport/Fraction.tsx';
import { RawLines } from '#src/ui/passport/RawLines.tsx';
import { RowFlow } from '#src/ui/passport/RowFlow.tsx';
import { Timeline } from '#src/ui/passport/Timeline.tsx';
import { word } from './fixtures.ts';

/** The blocks of a passport as they stand together. */
export function PassportExample({ onClose }: { readonly onClose: () => void }) {
  const w = word(useLocale());
  return (
    <DetailDrawer
      over={w('指标溯源 · 全中心 · 2026-11-20 周五', 'Passport · whole centre · Fri 20 Nov 2026')}
      title={
        <>
          {w('20 秒服务水平 76.2%', 'Service level 20 s 76.2%')}
          <StateWord state="off">{w('低于目标 3.8 个百分点', '3.8 points under target')}</StateWord>
        </>
      }
      actions={
        <>
          <CopyLink /> <Button icon={<Icon name="download" size={14} />}>{w('导出', 'Export')}</Button>
        </>
      }
      onClose={onClose}
    >
      <div className="yc-drawer-block">
        <Fraction
          numerator={
            <>
              {w('20 秒内接通的人工接通量 ', 'answered within 20 s ')}
              <KpiNumber value={3182} unit="count" />
            </>
          }
          denominator={
            <>
              {w('人工接通量 ', 'answered ')}
              <KpiNumber value={3914} unit="count" />
              {w(' ＋ 放弃量 ', ' + abandoned ')}
              <KpiNumber value={262} unit="count" />
            </>
          }
          figures="3,182 ÷ 4,176"
          result={<KpiNumber value={3182 / 4176} unit="ratio" size="figure" />}
          note={w(
            '等待时长从进入人工队列算起，到坐席接通为止，含振铃。',
            'Wait runs from entering the agent queue to being connected, ringing included.',
          )}
        />
      </div>
      <div className="yc-drawer-block yc-drawer-pair">
        <div>
          <h3 className="yc-drawer-title">{w('口径与参数', 'Definition and parameters')}</h3>
          <FactList
            items={[
              {
                key: 'threshold',
                label: w('门限', 'Threshold'),
                value: w('≤ 20 秒（含 20.000 秒）', '≤ 20 s (20.000 s included)'),
              },
              {
                key: 'short',
                label: w('速挂', 'Short abandon'),
                value: w('S = 0 秒，不剔除', 'S = 0 s, not taken out'),
              },
              { key: 'data', label: w('数据', 'Data'), value: w('2 个来源 · 7 个导入批次', '2 sources · 7 imports') },
            ]}
          />
        </div>
        <div>
          <h3 className="yc-drawer-title">
            {w('哪些行计入，哪些没有，为什么', 'Which rows count, which do not, and why')}
          </h3>
          <RowFlow
            steps={[
              { key: 'all', label: w('队列进入记录', 'Queue entries'), rows: 4233, kind: 'kept' },
              {
                key: 'out',
                label: w('不计入分母', 'left out'),
                rows: 57,
                kind: 'left',
                reasons: w('溢出 18 · 内部测试 9', 'overflow 18 · internal test 9'),
                onOpen: () => undefined,
              },
              {
                key: 'den',
                label: w('分母', 'Denominator'),
                rows: 4176,
                kind: 'kept',
                weight: 'denominator',
                onOpen: () => undefined,
              },
              {
                key: 'not',
                label: w('分母内、非分子', 'not in the numerator'),
                rows: 994,
                kind: 'left',
                reasons: w('20 秒后接通 732 · 放弃 262', 'answered later 732 · abandoned 262'),
                onOpen: () => undefined,
              },
              {
                key: 'num',
                label: w('分子', 'Numerator'),
                rows: 3182,
                kind: 'kept',
                weight: 'numerator',
                onOpen: () => undefined,
              },
            ]}
          />
        </div>
        <Timeline
          items={[
            { key: '1', at: '12:06:41.203', title: w('进入 IVR', 'Entered the IVR'), tone: 'start' },
            {
              key: '2',
              at: '12:07:12.480',
              title: w('进入人工队列 报修受理', 'Entered queue Repairs'),
              detail: w('等待开始计时', 'the wait begins'),
              tone: 'wait',
            },
            {
              key: '3',
              at: '12:08:36.911',
              title: w('振铃未接 6015', 'Ring, no answer 6015'),
              detail: w('振铃 12 秒', 'rang 12 s'),
              tone: 'warn',
            },
            {
              key: '4',
              at: '12:08:50.744',
              title: w('接通 6027', 'Answered by 6027'),
              detail: w('等待 1 分 38 秒', 'waited 1m 38s'),
              tone: 'good',
            },
            { key: '5', at: '12:14:02.118', title: w('客户挂断', 'Customer hung up'), tone: 'end' },
          ]}
        />
        <RawLines
          title="queue_log · 48,171–48,302 · B-0712"
          lines={[
            { key: '1', text: '1795147632|1795147632.48213|q_repair|NONE|ENTERQUEUE||138****2046|6' },
            {
              key: '2',
              text: '1795147730|1795147632.48213|q_repair|Agent/6027|CONNECT|98|1795147721.48240|9',
              lit: true,
            },
          ]}
        />
      </div>
    </DetailDrawer>
  );
}
