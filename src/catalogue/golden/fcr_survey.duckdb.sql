-- $1 = "fcr"
select
  ("sent_at" - 1794758400000) // 1800000 as "bucket",
  cast(count(*) filter (where ("kind" = $1 and "valid" and "score" is not null) and "score" >= 1) as double) as "a0",
  cast(count(*) filter (where "kind" = $1 and "valid" and "score" is not null) as double) as "a1"
from survey
where "sent_at" >= 1794758400000 and "sent_at" < 1794931200000 and "excluded" is null
group by 1;
