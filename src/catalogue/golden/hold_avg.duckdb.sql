select
  ("ended_at" - 1794758400000) // 1800000 as "bucket",
  cast(sum("hold_time") filter (where "legs" > 0) as double) as "a0",
  cast(count(*) filter (where "legs" > 0 and "holds" > 0) as double) as "a1"
from contact
where "ended_at" >= 1794758400000 and "ended_at" < 1794931200000 and "excluded" is null
group by 1;
