-- {p0:String} = "customer"
-- {p1:String} = "blind_transfer"
-- {p2:String} = "attended_transfer"
select
  intDiv(`ended_at` - toInt64(1794758400000), 1800000) as `bucket`,
  toFloat64(countIf(ifNull(`kind` = {p0:String} and `end_kind` in ({p1:String}, {p2:String}), 0))) as `a0`
from agent_leg(committed = {committed:UInt64})
where `ended_at` >= toInt64(1794758400000) and `ended_at` < toInt64(1794931200000) and `excluded` is null
group by 1;
