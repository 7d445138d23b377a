-- {p0:String} = "voice"
select
  intDiv(`first_touch` - toInt64(1794758400000), 1800000) as `bucket`,
  toFloat64(quantileExactInclusiveOrNullIf(0.9)(toFloat64(`first_response`), ifNull(`channel` <> {p0:String} and `first_response` is not null, 0))) as `a0`
from contact(committed = {committed:UInt64})
where `first_touch` >= toInt64(1794758400000) and `first_touch` < toInt64(1794931200000) and `excluded` is null
group by 1;
