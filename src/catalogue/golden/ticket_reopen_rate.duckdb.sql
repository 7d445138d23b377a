select
  ("opened_at" - 1794758400000) // 1800000 as "bucket",
  cast(count(*) filter (where ("closed_at" is not null or "reopens" > 0) and "reopens" > 0) as double) as "a0",
  cast(count(*) filter (where "closed_at" is not null or "reopens" > 0) as double) as "a1"
from ticket
where "opened_at" >= 1794758400000 and "opened_at" < 1794931200000 and "excluded" is null
group by 1;
