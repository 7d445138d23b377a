select
  intDiv(`start_at` - toInt64(1794758400000), 1800000) as `bucket`,
  toFloat64(countIf(ifNull(not (`excused`) and `present`, 0))) as `a0`,
  toFloat64(countIf(ifNull(not (`excused`), 0))) as `a1`
from shift(committed = {committed:UInt64})
where `start_at` >= toInt64(1794758400000) and `start_at` < toInt64(1794931200000)
group by 1;
