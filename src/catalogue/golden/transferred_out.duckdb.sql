-- $1 = "customer"
-- $2 = "blind_transfer"
-- $3 = "attended_transfer"
select
  ("ended_at" - 1794758400000) // 1800000 as "bucket",
  cast(count(*) filter (where "kind" = $1 and "end_kind" in ($2, $3)) as double) as "a0"
from agent_leg
where "ended_at" >= 1794758400000 and "ended_at" < 1794931200000 and "excluded" is null
group by 1;
