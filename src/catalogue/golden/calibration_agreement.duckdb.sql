select
  ("evaluated_at" - 1794758400000) // 1800000 as "bucket",
  cast(sum("agreed_items") filter (where "calibrated_items" is not null and "agreed_items" is not null) as double) as "a0",
  cast(sum("calibrated_items") filter (where "calibrated_items" is not null and "agreed_items" is not null) as double) as "a1"
from evaluation
where "evaluated_at" >= 1794758400000 and "evaluated_at" < 1794931200000 and "excluded" is null
group by 1;
