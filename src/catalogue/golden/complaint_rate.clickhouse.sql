select
  intDiv(`registered_at` - toInt64(1794758400000), 1800000) as `bucket`,
  toFloat64(count()) as `a0`
from complaint(committed = {committed:UInt64})
where `registered_at` >= toInt64(1794758400000) and `registered_at` < toInt64(1794931200000) and `excluded` is null
group by 1;

select
  intDiv(`ended_at` - toInt64(1794758400000), 1800000) as `bucket`,
  toFloat64(countIf(ifNull(`legs` > 0, 0))) as `a0`
from contact(committed = {committed:UInt64})
where `ended_at` >= toInt64(1794758400000) and `ended_at` < toInt64(1794931200000) and `excluded` is null
group by 1;
