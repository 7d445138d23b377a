select
  intDiv(`replied_at` - toInt64(1794758400000), 1800000) as `bucket`,
  toFloat64(quantileExactInclusiveOrNullIf(0.9)(toFloat64(`gap`), ifNull(`gap` is not null, 0))) as `a0`
from turn(committed = {committed:UInt64})
where `replied_at` >= toInt64(1794758400000) and `replied_at` < toInt64(1794931200000) and `excluded` is null
group by 1;
