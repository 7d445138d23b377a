-- {p0:String} = "refused"
select
  intDiv(`first_touch` - toInt64(1794758400000), 1800000) as `bucket`,
  toFloat64(countIf(ifNull(`outcome` = {p0:String}, 0))) as `a0`
from contact(committed = {committed:UInt64})
where `first_touch` >= toInt64(1794758400000) and `first_touch` < toInt64(1794931200000) and `excluded` is null
group by 1;
