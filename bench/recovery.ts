import { Chat, choosePassword, linkByMail } from '../test/support/chat.ts';

/** As many people as there are recoveries, so that no limit is met. */
export const benchCompany = (people: number): object => ({
  organisation: { name: 'Meetbedrijf', domain: 'meet.example' },
  users: Array.from({ length: people }, (_, index) => ({
    userId: `user${index}@meet.example`,
    displayName: `Persoon ${index}`,
    password: `Begin-${index}-meting!`,
    contacts: { alternateEmail: `user${index}@prive.example` },
  })),
});

/** From the first word to "you are back in", over real HTTP. */
export async function recoverOnce(url: string, person: number): Promise<void> {
  const chat = await Chat.open(url);
  const link = await linkByMail(url, chat, `user${person}@meet.example`, `user${person}@prive.example`);
  const { status } = await choosePassword(url, link.path, { matchCode: link.matchCode });
  if (status !== 200) throw new Error(`The page answered ${status}.`);
  await chat.waitFor('reset.done');
}
