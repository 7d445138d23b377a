-- {p0:String} = "answered"
select
  intDiv(`ended_at` - toInt64(1794758400000), 1800000) as `bucket`,
  toFloat64(countIf(ifNull(`result` = {p0:String} and `ring` <= 15000, 0))) as `a0`,
  toFloat64(count()) as `a1`
from ring_attempt(committed = {committed:UInt64})
where `ended_at` >= toInt64(1794758400000) and `ended_at` < toInt64(1794931200000) and `excluded` is null
group by 1;
