select
  ("first_touch" - 1794758400000) // 1800000 as "bucket",
  cast(sum("ivr_time") as double) as "a0"
from contact
where "first_touch" >= 1794758400000 and "first_touch" < 1794931200000 and "excluded" is null
group by 1;
