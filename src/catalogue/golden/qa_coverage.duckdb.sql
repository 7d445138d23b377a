select
  ("contact_at" - 1794758400000) // 1800000 as "bucket",
  cast(count(distinct "contact_id") as double) as "a0"
from evaluation
where "contact_at" >= 1794758400000 and "contact_at" < 1794931200000 and "excluded" is null
group by 1;

select
  ("ended_at" - 1794758400000) // 1800000 as "bucket",
  cast(count(*) filter (where "legs" > 0) as double) as "a0"
from contact
where "ended_at" >= 1794758400000 and "ended_at" < 1794931200000 and "excluded" is null
group by 1;
