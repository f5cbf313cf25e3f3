import { at, type ChannelActivity } from './incoming.ts';

/** The page of a link as a dialog inside Teams, or a word when the card names anything but a page of ours. */
export function taskFor({ value }: ChannelActivity, publicUrl: string): object {
  const url = at(at(value, 'data'), 'url');
  const isOurs =
    typeof url === 'string' && url.startsWith(`${publicUrl}/password/`) && publicUrl.startsWith('https://');
  if (!isOurs) return { task: { type: 'message', value: 'Sleutel' } };
  return {
    task: { type: 'continue', value: { title: 'Sleutel', url, fallbackUrl: url, width: 'medium', height: 'large' } },
  };
}
