select
  ("start_at" - 1794758400000) // 1800000 as "bucket",
  cast(count(*) filter (where not ("excused") and "present") as double) as "a0",
  cast(count(*) filter (where not ("excused")) as double) as "a1"
from shift
where "start_at" >= 1794758400000 and "start_at" < 1794931200000
group by 1;
