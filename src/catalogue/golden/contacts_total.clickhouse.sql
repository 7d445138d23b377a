-- {p0:String} = "outbound"
select
  intDiv(`first_touch` - toInt64(1794758400000), 1800000) as `bucket`,
  toFloat64(countIf(ifNull(`direction` is null or `direction` <> {p0:String}, 0))) as `a0`
from contact(committed = {committed:UInt64})
where `first_touch` >= toInt64(1794758400000) and `first_touch` < toInt64(1794931200000) and `excluded` is null
group by 1;

-- {p0:String} = "busy"
-- {p1:String} = "blocked"
select
  intDiv(`tried_at` - toInt64(1794758400000), 1800000) as `bucket`,
  toFloat64(countIf(ifNull(`result` in ({p0:String}, {p1:String}), 0))) as `a0`
from trunk_attempt(committed = {committed:UInt64})
where `tried_at` >= toInt64(1794758400000) and `tried_at` < toInt64(1794931200000) and `excluded` is null
group by 1;
