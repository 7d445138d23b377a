-- $1 = "voice"
-- $2 = "agent"
-- $3 = "customer"
select
  ("ended_at" - 1794758400000) // 1800000 as "bucket",
  cast(count(*) filter (where ("channel" <> $1 and ("legs" > 0 or "agent_messages" > 0)) and ("closed_by" = $2 and "last_message_by" = $3 and not ("closing_phrase" is not null and "closing_phrase"))) as double) as "a0",
  cast(count(*) filter (where "channel" <> $1 and ("legs" > 0 or "agent_messages" > 0)) as double) as "a1"
from contact
where "ended_at" >= 1794758400000 and "ended_at" < 1794931200000 and "excluded" is null
group by 1;
