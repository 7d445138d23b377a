import { useState } from 'react';
import { FilterButton } from '#src/ui/filter/FilterButton.tsx';
import { PickList } from '#src/ui/filter/PickList.tsx';
import { Card } from '#src/ui/layout/Card.tsx';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { FileDrop } from '#src/ui/file/FileDrop.tsx';
import { Progress } from '#src/ui/file/Progress.tsx';
import { queues, word } from './fixtures.ts';

/** Long work, a place for files, lists to tick. */
export function WorkExamples() {
  const locale = useLocale();
  const w = word(locale);
  const [chosen, setChosen] = useState<readonly string[]>(['bills']);
  const groups = [
    {
      key: 'q',
      title: w('队列', 'Queues'),
      items: queues(locale).map(({ key, name, asked }) => ({ id: key, label: name, note: String(asked) })),
    },
  ];
  return (
    <div className="yc-split">
      <Card
        title={w('导入', 'Import')}
        extra={
          <FilterButton label={w('条件', 'condition')} plus>
            {() => (
              <PickList
                groups={groups}
                chosen={chosen}
                onChange={setChosen}
                placeholder={w('找队列', 'Find a queue')}
              />
            )}
          </FilterButton>
        }
      >
        <div style={{ display: 'grid', gap: 12 }}>
          <FileDrop
            title={w('把文件拖到这里，或点按选择', 'Drop files here, or press to choose')}
            hint={w('queue_log、CSV、XLSX、Parquet、JSONL、vCon', 'queue_log, CSV, XLSX, Parquet, JSONL, vCon')}
            onFiles={() => undefined}
          />
          <Progress
            what={w('正在读取 queue_log', 'Reading queue_log')}
            share={0.42}
            detail={w('1,204,113 行 · 新增 1,203,998 · 拒收 115', '1,204,113 lines · 1,203,998 new · 115 rejected')}
            secondsLeft={74}
            onCancel={() => undefined}
          />
          <Progress what={w('正在计算指标', 'Sealing days')} share={null} />
        </div>
      </Card>
      <Card title={w('选择', 'Choose')}>
        <PickList
          groups={groups}
          chosen={chosen}
          onChange={setChosen}
          placeholder={w('找队列', 'Find a queue')}
          most={3}
        />
      </Card>
    </div>
  );
}
