select
  ("ended_at" - 1794758400000) // 1800000 as "bucket",
  cast(count(*) filter (where "closed_by" is not null) as double) as "a0"
from contact
where "ended_at" >= 1794758400000 and "ended_at" < 1794931200000 and "excluded" is null
group by 1;
