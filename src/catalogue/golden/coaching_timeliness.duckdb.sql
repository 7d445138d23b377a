select
  ("evaluated_at" - 1794758400000) // 1800000 as "bucket",
  cast(count(*) filter (where ("coaching_due_at" is not null and (("coached_at" is not null and "coached_at" <= 1794931200000) or "coaching_due_at" <= 1794931200000)) and "coached_at" <= "coaching_due_at") as double) as "a0",
  cast(count(*) filter (where "coaching_due_at" is not null and (("coached_at" is not null and "coached_at" <= 1794931200000) or "coaching_due_at" <= 1794931200000)) as double) as "a1",
  cast(count(*) filter (where "coaching_due_at" > 1794931200000 and ("coached_at" is null or "coached_at" > 1794931200000)) as double) as "a2"
from evaluation
where "evaluated_at" >= 1794758400000 and "evaluated_at" < 1794931200000 and "excluded" is null
group by 1;
