-- $1 = "agent"
select
  ("contact_ended_at" - 1794758400000) // 1800000 as "bucket",
  cast(count(distinct "contact_id") filter (where "side" = $1 and not ("quoted") and not ("recalled") and not ("false_positive")) as double) as "a0"
from sensitive_hit
where "contact_ended_at" >= 1794758400000 and "contact_ended_at" < 1794931200000 and "excluded" is null
group by 1;

-- $1 = "voice"
select
  ("ended_at" - 1794758400000) // 1800000 as "bucket",
  cast(count(*) filter (where "channel" <> $1 and ("legs" > 0 or "agent_messages" > 0)) as double) as "a0"
from contact
where "ended_at" >= 1794758400000 and "ended_at" < 1794931200000 and "excluded" is null
group by 1;
