-- {p0:String} = "work"
select
  k as `bucket`,
  toFloat64(sumOrNullIf((least(clip_end, least(toInt64(1794931200000), toInt64(1794758400000) + (k - 0) * 1800000 + 1800000)) - greatest(clip_start, greatest(toInt64(1794758400000), toInt64(1794758400000) + (k - 0) * 1800000))), ifNull(`kind` <> {p0:String}, 0))) as `a0`,
  toFloat64(sumOrNull((least(clip_end, least(toInt64(1794931200000), toInt64(1794758400000) + (k - 0) * 1800000 + 1800000)) - greatest(clip_start, greatest(toInt64(1794758400000), toInt64(1794758400000) + (k - 0) * 1800000))))) as `a1`
from (select *, arrayJoin(range(toInt64(intDiv(clip_start - toInt64(1794758400000), 1800000)), toInt64(intDiv((clip_end - 1) - toInt64(1794758400000), 1800000) + 1))) as k from (select *, greatest(`start_at`, toInt64(1794758400000)) as clip_start, least(coalesce(`end_at`, toInt64(1794931200000)), toInt64(1794931200000)) as clip_end, coalesce(`end_at`, toInt64(1794931200000)) - `start_at` as whole_length from paid_time(committed = {committed:UInt64}) where `start_at` < toInt64(1794931200000) and coalesce(`end_at`, toInt64(1794931200000)) > toInt64(1794758400000) and coalesce(`end_at`, toInt64(1794931200000)) > `start_at`) as clipped) as spread
group by 1;
