select
  intDiv(`opened_at` - toInt64(1794758400000), 1800000) as `bucket`,
  toFloat64(countIf(ifNull(`checked` and `wrong`, 0))) as `a0`,
  toFloat64(countIf(ifNull(`checked`, 0))) as `a1`
from ticket(committed = {committed:UInt64})
where `opened_at` >= toInt64(1794758400000) and `opened_at` < toInt64(1794931200000) and `excluded` is null
group by 1;
