select
  intDiv(`pushed_at` - toInt64(1794758400000), 1800000) as `bucket`,
  toFloat64(countIf(ifNull(`adopted` and `asked_human`, 0))) as `a0`,
  toFloat64(countIf(ifNull(`adopted`, 0))) as `a1`
from hotspot_push(committed = {committed:UInt64})
where `pushed_at` >= toInt64(1794758400000) and `pushed_at` < toInt64(1794931200000) and `excluded` is null
group by 1;
