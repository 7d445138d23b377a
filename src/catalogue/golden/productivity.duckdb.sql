-- $1 = "customer"
select
  ("ended_at" - 1794758400000) // 1800000 as "bucket",
  cast(sum(300000) filter (where "kind" = $1 and "ended_at" is not null) as double) as "a0"
from agent_leg
where "ended_at" >= 1794758400000 and "ended_at" < 1794931200000 and "excluded" is null
group by 1;

select
  k as "bucket",
  cast(sum((least(clip_end, least(1794931200000, 1794758400000 + (k - 0) * 1800000 + 1800000)) - greatest(clip_start, greatest(1794758400000, 1794758400000 + (k - 0) * 1800000)))) as double) as "a0"
from (select *, unnest(range((clip_start - 1794758400000) // 1800000, ((clip_end - 1) - 1794758400000) // 1800000 + 1)) as k from (select *, greatest("start_at", 1794758400000) as clip_start, least(coalesce("end_at", 1794931200000), 1794931200000) as clip_end, coalesce("end_at", 1794931200000) - "start_at" as whole_length from paid_time where "start_at" < 1794931200000 and coalesce("end_at", 1794931200000) > 1794758400000 and coalesce("end_at", 1794931200000) > "start_at") as clipped) as spread
group by 1;
