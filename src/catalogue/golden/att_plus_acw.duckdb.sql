-- $1 = "customer"
select
  ("ended_at" - 1794758400000) // 1800000 as "bucket",
  cast(sum(coalesce("active", "talk")) filter (where "kind" = $1 and "ended_at" is not null) as double) as "a0",
  cast(sum("acw") filter (where "kind" = $1 and "ended_at" is not null) as double) as "a1",
  cast(count(*) filter (where "kind" = $1 and "ended_at" is not null) as double) as "a2",
  cast(count(*) filter (where ("kind" = $1 and "ended_at" is not null) and "acw" is not null) as double) as "a3"
from agent_leg
where "ended_at" >= 1794758400000 and "ended_at" < 1794931200000 and "excluded" is null
group by 1;
