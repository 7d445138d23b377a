select
  ("pushed_at" - 1794758400000) // 1800000 as "bucket",
  cast(count(*) filter (where "adopted" and "asked_human") as double) as "a0",
  cast(count(*) filter (where "adopted") as double) as "a1"
from hotspot_push
where "pushed_at" >= 1794758400000 and "pushed_at" < 1794931200000 and "excluded" is null
group by 1;
