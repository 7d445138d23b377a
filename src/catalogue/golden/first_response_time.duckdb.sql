-- $1 = "voice"
select
  ("first_touch" - 1794758400000) // 1800000 as "bucket",
  cast(sum("first_response") filter (where "channel" <> $1 and "first_response" is not null) as double) as "a0",
  cast(count(*) filter (where "channel" <> $1 and "first_response" is not null) as double) as "a1"
from contact
where "first_touch" >= 1794758400000 and "first_touch" < 1794931200000 and "excluded" is null
group by 1;
