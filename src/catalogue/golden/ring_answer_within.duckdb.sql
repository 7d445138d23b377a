-- $1 = "answered"
select
  ("ended_at" - 1794758400000) // 1800000 as "bucket",
  cast(count(*) filter (where "result" = $1 and "ring" <= 15000) as double) as "a0",
  cast(count(*) as double) as "a1"
from ring_attempt
where "ended_at" >= 1794758400000 and "ended_at" < 1794931200000 and "excluded" is null
group by 1;
