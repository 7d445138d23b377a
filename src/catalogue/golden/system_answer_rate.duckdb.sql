-- $1 = "connected"
select
  ("tried_at" - 1794758400000) // 1800000 as "bucket",
  cast(count(*) filter (where "result" = $1) as double) as "a0",
  cast(count(*) as double) as "a1"
from trunk_attempt
where "tried_at" >= 1794758400000 and "tried_at" < 1794931200000 and "excluded" is null
group by 1;
