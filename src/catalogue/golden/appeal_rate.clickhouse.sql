-- {p0:String} = "calibration"
select
  intDiv(`evaluated_at` - toInt64(1794758400000), 1800000) as `bucket`,
  toFloat64(countIf(ifNull(`appealed`, 0))) as `a0`,
  toFloat64(countIf(ifNull(`sample` <> {p0:String}, 0))) as `a1`
from evaluation(committed = {committed:UInt64})
where `evaluated_at` >= toInt64(1794758400000) and `evaluated_at` < toInt64(1794931200000) and `excluded` is null
group by 1;
