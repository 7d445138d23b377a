import type { Script } from './zh.ts';

/** The shop's customers abroad, by the reason's name. */
export const EN: Readonly<Record<string, Script>> = {
  物流查询: {
    open: [
      'Where is my order {order}? It has not moved for three days',
      'Tracking says delivered but I got nothing',
      'When will order {order} arrive in {city}?',
    ],
    answer: [
      'The parcel is in transit and should arrive by {date}',
      'I am checking with the carrier and will come back to you today',
      'I have asked them to deliver it first thing tomorrow',
    ],
    more: ['The courier does not pick up the phone', 'Can I change the address?', 'I need it before the weekend'],
  },
  退款进度: {
    open: [
      'When do I get my refund of {money}?',
      'You received my return for {order}, but no refund yet',
      'Where did the refund go?',
    ],
    answer: [
      'The warehouse has checked it, {money} goes back to your card within 3 working days',
      'It was sent to your bank on {date}',
      'This one needs an approval, I am asking for it right now',
    ],
    more: ['It has been a week', 'Is it the same card?', 'Can you send me a proof?'],
  },
  退换货: {
    open: [
      'I need another size for order {order}',
      'The item arrived broken',
      'The colour is different from the picture, I want to return it',
    ],
    answer: [
      'Please choose "return" in the order, I will approve it at once',
      'Could you send a photo of the damage? We will ship a new one',
      'Pick-up is free within seven days',
    ],
    more: ['Photo sent', 'How long will the new one take?', 'Will they come today?'],
  },
  优惠与价格: {
    open: ['The price dropped right after I bought it', 'My coupon does not work', 'Is the discount still on?'],
    answer: [
      'We can refund the difference of {money}',
      'That coupon is for selected items, here is another one',
      'It runs until {date}',
    ],
    more: ['Where will it be refunded?', 'Can I combine them?', 'Got the coupon'],
  },
  商品咨询: {
    open: ['Is this in stock?', 'Is it suitable for a three-year-old?', 'Is it pure cotton?'],
    answer: [
      'Yes, orders today ship tomorrow',
      'From three years on, the sizes are on the page',
      'Pure cotton, machine washable',
    ],
    more: ['Does the colour fade?', 'Is there a larger one?', 'I will think about it'],
  },
  账号与支付: {
    open: ['I never get the login code', 'Payment failed but I was charged', 'How do I change my phone number?'],
    answer: [
      'Please check your blocked messages, I am sending it again',
      'A double charge is returned within 24 hours',
      'You can change it under Account security',
    ],
    more: ['Still nothing', 'Charged twice', 'The old number is gone'],
  },
};

export const EN_GREETING = ['Hello, how can I help you?', 'Hi, thank you for waiting, I am looking into it'] as const;
export const EN_CLOSING = [
  'Is there anything else I can do for you?',
  'Thank you for your patience, please rate this chat',
] as const;
export const EN_THANKS = ['Thank you', 'Great, thanks', 'OK, bye'] as const;
export const EN_ANGRY = ['Still not solved, never mind', 'I am not happy with this, I want to complain'] as const;
export const EN_BOT = [
  'Hello, I am the assistant. What is it about?',
  'You can follow it under "My orders". Did this help?',
  'I am connecting you to a colleague',
] as const;
