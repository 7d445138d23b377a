-- {p0:String} = "outbound"
select
  intDiv(`first_touch` - toInt64(1794758400000), 1800000) as `bucket`,
  toFloat64(sumOrNullIf(`ring_time`, ifNull((`direction` is null or `direction` <> {p0:String}) and `ring_time` is not null, 0))) as `a0`,
  toFloat64(countIf(ifNull((`direction` is null or `direction` <> {p0:String}) and `ring_time` is not null, 0))) as `a1`
from contact(committed = {committed:UInt64})
where `first_touch` >= toInt64(1794758400000) and `first_touch` < toInt64(1794931200000) and `excluded` is null
group by 1;
