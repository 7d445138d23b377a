-- $1 = "calibration"
select
  ("evaluated_at" - 1794758400000) // 1800000 as "bucket",
  cast(count(*) filter (where "appealed") as double) as "a0",
  cast(count(*) filter (where "sample" <> $1) as double) as "a1"
from evaluation
where "evaluated_at" >= 1794758400000 and "evaluated_at" < 1794931200000 and "excluded" is null
group by 1;
