-- $1 = "outbound"
select
  ("ended_at" - 1794758400000) // 1800000 as "bucket",
  cast(count(*) filter (where ("legs" > 0 and (("direction" is null or "direction" <> $1) or "callback_of" is not null) and "customer" is not null and ("previous_end" is null or "previous_end" < ("first_touch" - 604800000)) and "first_touch" >= (1767196800000 + 604800000)) and ("ended_at" + 604800000) <= 1794931200000) as double) as "a0",
  cast(count(*) filter (where "legs" > 0 and (("direction" is null or "direction" <> $1) or "callback_of" is not null) and "customer" is not null and ("previous_end" is null or "previous_end" < ("first_touch" - 604800000)) and "first_touch" >= (1767196800000 + 604800000)) as double) as "a1"
from (select *, max(case when "legs" > 0 and (("direction" is null or "direction" <> $1) or "callback_of" is not null) then "ended_at" end) over (partition by "customer", "issue_group" order by "first_touch", "contact_id" rows between unbounded preceding and 1 preceding) as "previous_end", min(case when ("direction" is null or "direction" <> $1) and "callback_of" is null then "first_touch" end) over (partition by "customer", "issue_group" order by "first_touch", "contact_id" rows between 1 following and unbounded following) as "next_contact" from contact where "customer" in (select "customer" from contact where "ended_at" >= 1794758400000 and "ended_at" < 1794931200000 and "customer" is not null) and "excluded" is null) as chained
where "ended_at" >= 1794758400000 and "ended_at" < 1794931200000 and "excluded" is null
group by 1;
