-- $1 = "answered"
-- $2 = "chat"
-- $3 = "email"
-- $4 = "abandoned"
select
  ("enqueued_at" - 1794758400000) // 1800000 as "bucket",
  cast(count(*) filter (where "outcome" = $1 and "wait" <= (case when "channel" in ($2) then 30000 when "channel" in ($3) then 14400000 else 20000 end)) as double) as "a0",
  cast(count(*) filter (where "outcome" = $1 or "outcome" = $4) as double) as "a1"
from queue_entry
where "enqueued_at" >= 1794758400000 and "enqueued_at" < 1794931200000 and "excluded" is null
group by 1;
