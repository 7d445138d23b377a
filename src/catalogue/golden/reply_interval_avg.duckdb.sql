select
  ("replied_at" - 1794758400000) // 1800000 as "bucket",
  cast(sum("gap") filter (where "gap" is not null) as double) as "a0",
  cast(count(*) filter (where "gap" is not null) as double) as "a1"
from turn
where "replied_at" >= 1794758400000 and "replied_at" < 1794931200000 and "excluded" is null
group by 1;
