select
  intDiv(`registered_at` - toInt64(1794758400000), 1800000) as `bucket`,
  toFloat64(countIf(ifNull((`customer` is not null and `registered_at` >= (toInt64(1767196800000) + toInt64(2592000000))) and `previous_complaint` >= (`registered_at` - toInt64(2592000000)), 0))) as `a0`,
  toFloat64(countIf(ifNull(`customer` is not null and `registered_at` >= (toInt64(1767196800000) + toInt64(2592000000)), 0))) as `a1`
from (select *, max(case when `registered_at` is not null then `registered_at` end) over (partition by `customer`, `issue_group` order by `registered_at`, `complaint_id` rows between unbounded preceding and 1 preceding) as `previous_complaint` from complaint(committed = {committed:UInt64}) where `customer` in (select `customer` from complaint(committed = {committed:UInt64}) where `registered_at` >= toInt64(1794758400000) and `registered_at` < toInt64(1794931200000) and `customer` is not null) and `excluded` is null) as chained
where `registered_at` >= toInt64(1794758400000) and `registered_at` < toInt64(1794931200000) and `excluded` is null
group by 1;
