select
  ("registered_at" - 1794758400000) // 1800000 as "bucket",
  cast(count(*) filter (where ("customer" is not null and "registered_at" >= (1767196800000 + 2592000000)) and "previous_complaint" >= ("registered_at" - 2592000000)) as double) as "a0",
  cast(count(*) filter (where "customer" is not null and "registered_at" >= (1767196800000 + 2592000000)) as double) as "a1"
from (select *, max(case when "registered_at" is not null then "registered_at" end) over (partition by "customer", "issue_group" order by "registered_at", "complaint_id" rows between unbounded preceding and 1 preceding) as "previous_complaint" from complaint where "customer" in (select "customer" from complaint where "registered_at" >= 1794758400000 and "registered_at" < 1794931200000 and "customer" is not null) and "excluded" is null) as chained
where "registered_at" >= 1794758400000 and "registered_at" < 1794931200000 and "excluded" is null
group by 1;
