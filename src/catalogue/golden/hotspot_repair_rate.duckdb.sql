select
  ("flagged_at" - 1794758400000) // 1800000 as "bucket",
  cast(count(*) filter (where "repaired_at" is not null and "repaired_at" <= 1794931200000) as double) as "a0",
  cast(count(*) filter (where ("repaired_at" is not null and "repaired_at" <= 1794931200000) or "due_at" is null or "due_at" <= 1794931200000) as double) as "a1",
  cast(count(*) filter (where ("repaired_at" is null or "repaired_at" > 1794931200000) and "due_at" > 1794931200000) as double) as "a2"
from hotspot_item
where "flagged_at" >= 1794758400000 and "flagged_at" < 1794931200000 and "excluded" is null
group by 1;
