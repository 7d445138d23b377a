/** Why customers get in touch, and what it takes. */
export interface Reason {
  readonly name: string;
  /** Weight among the reasons of its project. */
  readonly share: number;
  /** Handle time relative to the queue's. */
  readonly length: number;
  /** Share solved at once by an average person. */
  readonly solved: number;
  /** Share that needs an approval of a superior. */
  readonly approval: number;
  /** Share that ends in a ticket for another department. */
  readonly ticket: number;
}

const reason = (name: string, share: number, length: number, solved: number, approval = 0, ticket = 0.02): Reason => ({
  name,
  share,
  length,
  solved,
  approval,
  ticket,
});

/** 家电售后: appliances after the sale. */
export const APPLIANCE_REASONS: readonly Reason[] = [
  reason('故障报修', 26, 1.1, 0.74, 0.01, 0.1),
  reason('安装预约', 20, 0.85, 0.84, 0, 0.06),
  reason('使用咨询', 18, 0.95, 0.86),
  reason('上门进度', 14, 0.7, 0.76, 0, 0.03),
  reason('保修与发票', 9, 0.9, 0.84, 0.04),
  reason('配件购买', 6, 0.9, 0.86),
  reason('退换机', 5, 1.4, 0.68, 0.22, 0.12),
  reason('新品洗地机', 2, 1.25, 0.78, 0.02, 0.05),
];

/** 青禾商城: an online shop. */
export const SHOP_REASONS: readonly Reason[] = [
  reason('物流查询', 30, 0.75, 0.8, 0, 0.03),
  reason('退款进度', 20, 1, 0.76, 0.08, 0.04),
  reason('退换货', 18, 1.15, 0.78, 0.1, 0.05),
  reason('优惠与价格', 12, 0.85, 0.85, 0.06),
  reason('商品咨询', 12, 0.9, 0.87),
  reason('账号与支付', 8, 1.1, 0.8, 0.02, 0.03),
];
