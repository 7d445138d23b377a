-- $1 = "answered"
select
  ("enqueued_at" - 1794758400000) // 1800000 as "bucket",
  cast(quantile_cont("wait", 0.5) filter (where "outcome" = $1 and "wait" is not null and not ("is_callback")) as double) as "a0"
from queue_entry
where "enqueued_at" >= 1794758400000 and "enqueued_at" < 1794931200000 and "excluded" is null
group by 1;
