const E164 = /^\+[1-9]\d{6,14}$/u;

/** One phone number in full international form, and nothing else. */
export const isE164 = (value: unknown): value is string => typeof value === 'string' && E164.test(value);

/**
 * Why nothing is sent to this number, or `undefined`. Asked before any request, because a message to a
 * far country is what people earn money with who make others send texts.
 */
export function numberRefusal(to: unknown, countries: readonly string[]): string | undefined {
  if (!isE164(to)) return 'the number is not in international form';
  return countries.some((prefix) => to.startsWith(prefix)) ? undefined : 'the country is not allowed by the policy';
}
