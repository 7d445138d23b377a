-- {p0:String} = "customer"
select
  intDiv(`ended_at` - toInt64(1794758400000), 1800000) as `bucket`,
  toFloat64(sumOrNullIf(coalesce(`active`, `talk`), ifNull(`kind` = {p0:String} and `ended_at` is not null, 0))) as `a0`,
  toFloat64(countIf(ifNull(`kind` = {p0:String} and `ended_at` is not null, 0))) as `a1`
from agent_leg(committed = {committed:UInt64})
where `ended_at` >= toInt64(1794758400000) and `ended_at` < toInt64(1794931200000) and `excluded` is null
group by 1;
