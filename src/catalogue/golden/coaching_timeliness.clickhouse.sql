select
  intDiv(`evaluated_at` - toInt64(1794758400000), 1800000) as `bucket`,
  toFloat64(countIf(ifNull((`coaching_due_at` is not null and ((`coached_at` is not null and `coached_at` <= toInt64(1794931200000)) or `coaching_due_at` <= toInt64(1794931200000))) and `coached_at` <= `coaching_due_at`, 0))) as `a0`,
  toFloat64(countIf(ifNull(`coaching_due_at` is not null and ((`coached_at` is not null and `coached_at` <= toInt64(1794931200000)) or `coaching_due_at` <= toInt64(1794931200000)), 0))) as `a1`,
  toFloat64(countIf(ifNull(`coaching_due_at` > toInt64(1794931200000) and (`coached_at` is null or `coached_at` > toInt64(1794931200000)), 0))) as `a2`
from evaluation(committed = {committed:UInt64})
where `evaluated_at` >= toInt64(1794758400000) and `evaluated_at` < toInt64(1794931200000) and `excluded` is null
group by 1;
