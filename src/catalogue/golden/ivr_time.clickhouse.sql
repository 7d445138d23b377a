select
  intDiv(`first_touch` - toInt64(1794758400000), 1800000) as `bucket`,
  toFloat64(sumOrNull(`ivr_time`)) as `a0`
from contact(committed = {committed:UInt64})
where `first_touch` >= toInt64(1794758400000) and `first_touch` < toInt64(1794931200000) and `excluded` is null
group by 1;
