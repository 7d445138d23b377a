-- $1 = "nps"
select
  ("sent_at" - 1794758400000) // 1800000 as "bucket",
  cast(count(*) filter (where ("kind" = $1 and "valid" and "score" is not null) and "score" >= 9) as double) as "a0",
  cast(count(*) filter (where ("kind" = $1 and "valid" and "score" is not null) and "score" <= 6) as double) as "a1",
  cast(count(*) filter (where "kind" = $1 and "valid" and "score" is not null) as double) as "a2"
from survey
where "sent_at" >= 1794758400000 and "sent_at" < 1794931200000 and "excluded" is null
group by 1;
