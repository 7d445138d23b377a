-- $1 = "voice"
-- $2 = "outbound"
-- $3 = "bot"
-- $4 = "ivr_served"
select
  ("first_touch" - 1794758400000) // 1800000 as "bucket",
  cast(count(*) filter (where "channel" <> $1 and ("direction" is null or "direction" <> $2) and "customer_messages" > 0 and not ("first_response" is not null) and not ("outcome" in ($3, $4))) as double) as "a0"
from contact
where "first_touch" >= 1794758400000 and "first_touch" < 1794931200000 and "excluded" is null
group by 1;
