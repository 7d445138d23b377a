select
  ("listed_at" - 1794758400000) // 1800000 as "bucket",
  cast(count(*) filter (where "attempted_at" is not null) as double) as "a0",
  cast(count(*) as double) as "a1"
from dial_target
where "listed_at" >= 1794758400000 and "listed_at" < 1794931200000 and "excluded" is null
group by 1;
