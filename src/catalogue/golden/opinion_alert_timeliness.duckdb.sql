select
  ("matched_at" - 1794758400000) // 1800000 as "bucket",
  cast(count(*) filter (where ("alerted_at" is not null and "alerted_at" <= 1794931200000) and "alerted_at" <= "limit_at") as double) as "a0",
  cast(count(*) filter (where ("alerted_at" is not null and "alerted_at" <= 1794931200000) or "limit_at" <= 1794931200000) as double) as "a1",
  cast(count(*) filter (where ("alerted_at" is null or "alerted_at" > 1794931200000) and "limit_at" > 1794931200000) as double) as "a2"
from opinion_event
where "matched_at" >= 1794758400000 and "matched_at" < 1794931200000 and "excluded" is null
group by 1;
