-- {p0:String} = "person"
select
  intDiv(`dialled_at` - toInt64(1794758400000), 1800000) as `bucket`,
  toFloat64(countIf(ifNull(`result` = {p0:String}, 0))) as `a0`,
  toFloat64(count()) as `a1`
from dial_attempt(committed = {committed:UInt64})
where `dialled_at` >= toInt64(1794758400000) and `dialled_at` < toInt64(1794931200000) and `excluded` is null
group by 1;
