select
  intDiv(`listed_at` - toInt64(1794758400000), 1800000) as `bucket`,
  toFloat64(countIf(ifNull(`attempted_at` is not null, 0))) as `a0`,
  toFloat64(count()) as `a1`
from dial_target(committed = {committed:UInt64})
where `listed_at` >= toInt64(1794758400000) and `listed_at` < toInt64(1794931200000) and `excluded` is null
group by 1;
