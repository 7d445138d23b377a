select
  intDiv(`contact_at` - toInt64(1794758400000), 1800000) as `bucket`,
  toFloat64(uniqExact(`contact_id`)) as `a0`
from evaluation(committed = {committed:UInt64})
where `contact_at` >= toInt64(1794758400000) and `contact_at` < toInt64(1794931200000) and `excluded` is null
group by 1;

select
  intDiv(`ended_at` - toInt64(1794758400000), 1800000) as `bucket`,
  toFloat64(countIf(ifNull(`legs` > 0, 0))) as `a0`
from contact(committed = {committed:UInt64})
where `ended_at` >= toInt64(1794758400000) and `ended_at` < toInt64(1794931200000) and `excluded` is null
group by 1;
