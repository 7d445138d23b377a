-- {p0:String} = "random"
-- {p1:String} = "qa"
select
  intDiv(`evaluated_at` - toInt64(1794758400000), 1800000) as `bucket`,
  toFloat64(countIf(ifNull((`sample` = {p0:String} and (`qa_source` is null or `qa_source` = {p1:String})) and `customer_score` is not null and `customer_verdict` is not null, 0))) as `a0`,
  toFloat64(sumOrNullIf(`customer_score`, ifNull((`sample` = {p0:String} and (`qa_source` is null or `qa_source` = {p1:String})) and `customer_score` is not null and `customer_verdict` is not null, 0))) as `a1`,
  toFloat64(sumOrNullIf(`customer_verdict`, ifNull((`sample` = {p0:String} and (`qa_source` is null or `qa_source` = {p1:String})) and `customer_score` is not null and `customer_verdict` is not null, 0))) as `a2`,
  toFloat64(sumOrNullIf((`customer_score` * `customer_score`), ifNull((`sample` = {p0:String} and (`qa_source` is null or `qa_source` = {p1:String})) and `customer_score` is not null and `customer_verdict` is not null, 0))) as `a3`,
  toFloat64(sumOrNullIf((`customer_verdict` * `customer_verdict`), ifNull((`sample` = {p0:String} and (`qa_source` is null or `qa_source` = {p1:String})) and `customer_score` is not null and `customer_verdict` is not null, 0))) as `a4`,
  toFloat64(sumOrNullIf((`customer_score` * `customer_verdict`), ifNull((`sample` = {p0:String} and (`qa_source` is null or `qa_source` = {p1:String})) and `customer_score` is not null and `customer_verdict` is not null, 0))) as `a5`
from evaluation(committed = {committed:UInt64})
where `evaluated_at` >= toInt64(1794758400000) and `evaluated_at` < toInt64(1794931200000) and `excluded` is null
group by 1;
