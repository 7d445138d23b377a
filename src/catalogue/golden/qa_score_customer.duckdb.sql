-- $1 = "random"
-- $2 = "qa"
select
  ("evaluated_at" - 1794758400000) // 1800000 as "bucket",
  cast(sum("customer_score") filter (where ("sample" = $1 and ("qa_source" is null or "qa_source" = $2)) and "customer_score" is not null) as double) as "a0",
  cast(count(*) filter (where ("sample" = $1 and ("qa_source" is null or "qa_source" = $2)) and "customer_score" is not null) as double) as "a1",
  cast(sum(("customer_score" * "customer_score")) filter (where ("sample" = $1 and ("qa_source" is null or "qa_source" = $2)) and "customer_score" is not null) as double) as "a2"
from evaluation
where "evaluated_at" >= 1794758400000 and "evaluated_at" < 1794931200000 and "excluded" is null
group by 1;
