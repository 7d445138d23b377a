-- {p0:String} = "voice"
-- {p1:String} = "outbound"
-- {p2:String} = "bot"
-- {p3:String} = "ivr_served"
select
  intDiv(`first_touch` - toInt64(1794758400000), 1800000) as `bucket`,
  toFloat64(countIf(ifNull(`channel` <> {p0:String} and (`direction` is null or `direction` <> {p1:String}) and `customer_messages` > 0 and not (`first_response` is not null) and not (`outcome` in ({p2:String}, {p3:String})), 0))) as `a0`
from contact(committed = {committed:UInt64})
where `first_touch` >= toInt64(1794758400000) and `first_touch` < toInt64(1794931200000) and `excluded` is null
group by 1;
