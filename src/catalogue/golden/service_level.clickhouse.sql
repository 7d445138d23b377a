-- {p0:String} = "answered"
-- {p1:String} = "chat"
-- {p2:String} = "email"
-- {p3:String} = "abandoned"
select
  intDiv(`enqueued_at` - toInt64(1794758400000), 1800000) as `bucket`,
  toFloat64(countIf(ifNull(`outcome` = {p0:String} and `wait` <= (case when `channel` in ({p1:String}) then 30000 when `channel` in ({p2:String}) then 14400000 else 20000 end), 0))) as `a0`,
  toFloat64(countIf(ifNull(`outcome` = {p0:String} or `outcome` = {p3:String}, 0))) as `a1`
from queue_entry(committed = {committed:UInt64})
where `enqueued_at` >= toInt64(1794758400000) and `enqueued_at` < toInt64(1794931200000) and `excluded` is null
group by 1;
