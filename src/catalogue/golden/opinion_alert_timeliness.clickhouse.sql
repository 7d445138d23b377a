select
  intDiv(`matched_at` - toInt64(1794758400000), 1800000) as `bucket`,
  toFloat64(countIf(ifNull((`alerted_at` is not null and `alerted_at` <= toInt64(1794931200000)) and `alerted_at` <= `limit_at`, 0))) as `a0`,
  toFloat64(countIf(ifNull((`alerted_at` is not null and `alerted_at` <= toInt64(1794931200000)) or `limit_at` <= toInt64(1794931200000), 0))) as `a1`,
  toFloat64(countIf(ifNull((`alerted_at` is null or `alerted_at` > toInt64(1794931200000)) and `limit_at` > toInt64(1794931200000), 0))) as `a2`
from opinion_event(committed = {committed:UInt64})
where `matched_at` >= toInt64(1794758400000) and `matched_at` < toInt64(1794931200000) and `excluded` is null
group by 1;
