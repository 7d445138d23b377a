select
  intDiv(`flagged_at` - toInt64(1794758400000), 1800000) as `bucket`,
  toFloat64(countIf(ifNull(`repaired_at` is not null and `repaired_at` <= toInt64(1794931200000), 0))) as `a0`,
  toFloat64(countIf(ifNull((`repaired_at` is not null and `repaired_at` <= toInt64(1794931200000)) or `due_at` is null or `due_at` <= toInt64(1794931200000), 0))) as `a1`,
  toFloat64(countIf(ifNull((`repaired_at` is null or `repaired_at` > toInt64(1794931200000)) and `due_at` > toInt64(1794931200000), 0))) as `a2`
from hotspot_item(committed = {committed:UInt64})
where `flagged_at` >= toInt64(1794758400000) and `flagged_at` < toInt64(1794931200000) and `excluded` is null
group by 1;
