/**
 * Whether a customer's last message closes the conversation (thanks, goodbye): closing after it is normal, closing after a
 * question is not (kpi-catalogue §4, risky close). Short messages only: thanks inside a request are no goodbye.
 */
export function isClosingPhrase(text: string): boolean {
  const plain = text
    .trim()
    .toLowerCase()
    .replaceAll(/[\s!！.。,，~～、…]+/gu, ' ')
    .trim();
  if (plain === '' || plain.length > 40 || /[?？]/.test(plain)) return false;
  return CLOSING.test(plain);
}

const CLOSING =
  /^(?:(?:ok|okay|great|good|perfect|alright|no|nope|that'?s all|all good|thanks?|thank you|thx|many|so much|very much|a lot|for (?:your|the) help|bye|goodbye|bye bye|have a (?:nice|good|great) (?:day|one|evening|weekend)|you too|好的?|嗯+|行|可以|没有?了|没事了|不用了|知道了|明白了?|了解|谢谢(?:您|你|啦|了)?|多谢|感谢(?:您|你)?|辛苦了?|麻烦(?:您|你)?了|再见|拜拜|88) ?)+$/u;
