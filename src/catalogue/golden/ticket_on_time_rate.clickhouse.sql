select
  intDiv(`opened_at` - toInt64(1794758400000), 1800000) as `bucket`,
  toFloat64(countIf(ifNull((`due_at` is not null and ((`closed_at` is not null and `closed_at` <= toInt64(1794931200000)) or `due_at` <= toInt64(1794931200000))) and `closed_at` <= `due_at`, 0))) as `a0`,
  toFloat64(countIf(ifNull(`due_at` is not null and ((`closed_at` is not null and `closed_at` <= toInt64(1794931200000)) or `due_at` <= toInt64(1794931200000)), 0))) as `a1`,
  toFloat64(countIf(ifNull(`due_at` > toInt64(1794931200000) and (`closed_at` is null or `closed_at` > toInt64(1794931200000)), 0))) as `a2`
from ticket(committed = {committed:UInt64})
where `opened_at` >= toInt64(1794758400000) and `opened_at` < toInt64(1794931200000) and `excluded` is null
group by 1;
