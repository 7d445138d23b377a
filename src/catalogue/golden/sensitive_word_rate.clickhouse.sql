-- {p0:String} = "agent"
select
  intDiv(`contact_ended_at` - toInt64(1794758400000), 1800000) as `bucket`,
  toFloat64(uniqExactIf(`contact_id`, ifNull(`side` = {p0:String} and not (`quoted`) and not (`recalled`) and not (`false_positive`), 0))) as `a0`
from sensitive_hit(committed = {committed:UInt64})
where `contact_ended_at` >= toInt64(1794758400000) and `contact_ended_at` < toInt64(1794931200000) and `excluded` is null
group by 1;

-- {p0:String} = "voice"
select
  intDiv(`ended_at` - toInt64(1794758400000), 1800000) as `bucket`,
  toFloat64(countIf(ifNull(`channel` <> {p0:String} and (`legs` > 0 or `agent_messages` > 0), 0))) as `a0`
from contact(committed = {committed:UInt64})
where `ended_at` >= toInt64(1794758400000) and `ended_at` < toInt64(1794931200000) and `excluded` is null
group by 1;
