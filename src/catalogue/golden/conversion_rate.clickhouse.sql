select
  intDiv(`offered_at` - toInt64(1794758400000), 1800000) as `bucket`,
  toFloat64(countIf(ifNull(`won`, 0))) as `a0`,
  toFloat64(count()) as `a1`
from sale(committed = {committed:UInt64})
where `offered_at` >= toInt64(1794758400000) and `offered_at` < toInt64(1794931200000) and `excluded` is null
group by 1;
