-- {p0:String} = "voice"
-- {p1:String} = "agent"
select
  intDiv(`ended_at` - toInt64(1794758400000), 1800000) as `bucket`,
  toFloat64(countIf(ifNull((`channel` <> {p0:String} and (`legs` > 0 or `agent_messages` > 0)) and `closed_by` = {p1:String}, 0))) as `a0`,
  toFloat64(countIf(ifNull(`channel` <> {p0:String} and (`legs` > 0 or `agent_messages` > 0), 0))) as `a1`
from contact(committed = {committed:UInt64})
where `ended_at` >= toInt64(1794758400000) and `ended_at` < toInt64(1794931200000) and `excluded` is null
group by 1;
