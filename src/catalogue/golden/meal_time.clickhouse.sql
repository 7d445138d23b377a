-- {p0:String} = "agent"
-- {p1:String} = "meal"
select
  k as `bucket`,
  toFloat64(sumOrNullIf((least(clip_end, least(toInt64(1794931200000), toInt64(1794758400000) + (k - 0) * 1800000 + 1800000)) - greatest(clip_start, greatest(toInt64(1794758400000), toInt64(1794758400000) + (k - 0) * 1800000))), ifNull(`scope` = {p0:String} and `category` = {p1:String}, 0))) as `a0`
from (select *, arrayJoin(range(toInt64(intDiv(clip_start - toInt64(1794758400000), 1800000)), toInt64(intDiv((clip_end - 1) - toInt64(1794758400000), 1800000) + 1))) as k from (select *, greatest(`start_at`, toInt64(1794758400000)) as clip_start, least(coalesce(`end_at`, toInt64(1794931200000)), toInt64(1794931200000)) as clip_end, coalesce(`end_at`, toInt64(1794931200000)) - `start_at` as whole_length from pause(committed = {committed:UInt64}) where `start_at` < toInt64(1794931200000) and coalesce(`end_at`, toInt64(1794931200000)) > toInt64(1794758400000) and coalesce(`end_at`, toInt64(1794931200000)) > `start_at`) as clipped) as spread
group by 1;
