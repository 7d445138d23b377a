-- {p0:String} = "nps"
select
  intDiv(`sent_at` - toInt64(1794758400000), 1800000) as `bucket`,
  toFloat64(countIf(ifNull((`kind` = {p0:String} and `valid` and `score` is not null) and `score` >= 9, 0))) as `a0`,
  toFloat64(countIf(ifNull((`kind` = {p0:String} and `valid` and `score` is not null) and `score` <= 6, 0))) as `a1`,
  toFloat64(countIf(ifNull(`kind` = {p0:String} and `valid` and `score` is not null, 0))) as `a2`
from survey(committed = {committed:UInt64})
where `sent_at` >= toInt64(1794758400000) and `sent_at` < toInt64(1794931200000) and `excluded` is null
group by 1;
