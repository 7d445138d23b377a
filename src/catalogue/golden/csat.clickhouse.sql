-- {p0:String} = "csat"
select
  intDiv(`sent_at` - toInt64(1794758400000), 1800000) as `bucket`,
  toFloat64(countIf(ifNull((`kind` = {p0:String} and `valid` and `score` is not null) and (`score` * 5) >= (case when `scale` is null then 5 else `scale` end * 4), 0))) as `a0`,
  toFloat64(countIf(ifNull(`kind` = {p0:String} and `valid` and `score` is not null, 0))) as `a1`
from survey(committed = {committed:UInt64})
where `sent_at` >= toInt64(1794758400000) and `sent_at` < toInt64(1794931200000) and `excluded` is null
group by 1;
