-- {p0:String} = "answered"
-- {p1:String} = "abandoned"
select
  intDiv(`enqueued_at` - toInt64(1794758400000), 1800000) as `bucket`,
  toFloat64(sumOrNullIf(`wait`, ifNull((`outcome` = {p0:String} or `outcome` = {p1:String}) and `wait` > 0, 0))) as `a0`,
  toFloat64(countIf(ifNull((`outcome` = {p0:String} or `outcome` = {p1:String}) and `wait` > 0, 0))) as `a1`
from queue_entry(committed = {committed:UInt64})
where `enqueued_at` >= toInt64(1794758400000) and `enqueued_at` < toInt64(1794931200000) and `excluded` is null
group by 1;
