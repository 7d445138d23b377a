-- {p0:String} = "outbound"
select
  intDiv(`ended_at` - toInt64(1794758400000), 1800000) as `bucket`,
  toFloat64(countIf(ifNull((`legs` > 0 and ((`direction` is null or `direction` <> {p0:String}) or `callback_of` is not null) and `customer` is not null and (`previous_end` is null or `previous_end` < (`first_touch` - 604800000)) and `first_touch` >= (toInt64(1767196800000) + 604800000)) and (`ended_at` + 604800000) <= toInt64(1794931200000), 0))) as `a0`,
  toFloat64(countIf(ifNull(`legs` > 0 and ((`direction` is null or `direction` <> {p0:String}) or `callback_of` is not null) and `customer` is not null and (`previous_end` is null or `previous_end` < (`first_touch` - 604800000)) and `first_touch` >= (toInt64(1767196800000) + 604800000), 0))) as `a1`
from (select *, max(case when `legs` > 0 and ((`direction` is null or `direction` <> {p0:String}) or `callback_of` is not null) then `ended_at` end) over (partition by `customer`, `issue_group` order by `first_touch`, `contact_id` rows between unbounded preceding and 1 preceding) as `previous_end`, min(case when (`direction` is null or `direction` <> {p0:String}) and `callback_of` is null then `first_touch` end) over (partition by `customer`, `issue_group` order by `first_touch`, `contact_id` rows between 1 following and unbounded following) as `next_contact` from contact(committed = {committed:UInt64}) where `customer` is not null and `excluded` is null) as chained
where `ended_at` >= toInt64(1794758400000) and `ended_at` < toInt64(1794931200000) and `excluded` is null
group by 1;
