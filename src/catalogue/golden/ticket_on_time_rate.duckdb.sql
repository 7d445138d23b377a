select
  ("opened_at" - 1794758400000) // 1800000 as "bucket",
  cast(count(*) filter (where ("due_at" is not null and (("closed_at" is not null and "closed_at" <= 1794931200000) or "due_at" <= 1794931200000)) and "closed_at" <= "due_at") as double) as "a0",
  cast(count(*) filter (where "due_at" is not null and (("closed_at" is not null and "closed_at" <= 1794931200000) or "due_at" <= 1794931200000)) as double) as "a1",
  cast(count(*) filter (where "due_at" > 1794931200000 and ("closed_at" is null or "closed_at" > 1794931200000)) as double) as "a2"
from ticket
where "opened_at" >= 1794758400000 and "opened_at" < 1794931200000 and "excluded" is null
group by 1;
