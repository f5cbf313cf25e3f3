import * as fc from 'fast-check';
import type { Person, Traits } from './people.ts';
import type { Link, World } from './world.ts';

/** One thing that somebody does. Two people talk, `who` is the one; both know every code there is. */
interface Act {
  readonly who: 0 | 1;
  readonly what: (typeof DEEDS)[number];
}

export interface Walk {
  readonly wishes: readonly [string, string];
  /** The second one may be signed in, or mean the account of the first. */
  readonly second: 'own' | 'signed-in' | 'other';
  readonly traits: readonly [Traits, Traits];
  readonly acts: readonly Act[];
}

/** What brings somebody further comes most, so that many walks come to the end. */
const DEEDS = [
  'right',
  'wrong code',
  'code of the other',
  'older code',
  'resend',
  'other',
  'sms',
  'stop',
  'again',
  'ja',
  'carry out',
  'submit',
  'submit twice',
  'older link',
  'link of the other',
  'minutes pass',
  'half an hour passes',
  'restart',
  'role',
  'switch off',
  'switch on',
  'freeze',
  'new contact',
  'new password',
] as const;

const traits: fc.Arbitrary<Traits> = fc.record({
  staff: fc.boolean(),
  strict: fc.oneof({ weight: 3, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
  locked: fc.boolean(),
});
const wish = fc.constantFrom('wachtwoord vergeten', 'mijn account is geblokkeerd', 'wachtwoord wijzigen');
const act: fc.Arbitrary<Act> = fc.record({
  who: fc.oneof({ weight: 5, arbitrary: fc.constant(0 as const) }, { weight: 1, arbitrary: fc.constant(1 as const) }),
  what: fc.oneof(
    { weight: 4, arbitrary: fc.constant('right' as const) },
    { weight: 1, arbitrary: fc.constantFrom(...DEEDS) },
  ),
});

export const walks: fc.Arbitrary<Walk> = fc.record({
  wishes: fc.tuple(wish, wish),
  second: fc.constantFrom('own', 'signed-in', 'other'),
  traits: fc.tuple(traits, traits),
  acts: fc.array(act, { minLength: 5, maxLength: 12, size: 'max' }),
});

/** Somebody in a chat. */
interface Talker {
  readonly conversation: string;
  readonly person: Person;
  readonly accountId: string | undefined;
  readonly wish: string;
  /** What the bot asked last. */
  asked: readonly string[];
  readonly links: Link[];
}

let walked = 0;

/** Takes a walk and gives what was wrong on the way. */
export async function take(world: World, { wishes, second, traits: kinds, acts }: Walk): Promise<string[]> {
  walked += 1;
  world.forget();
  const people = [await world.newPerson(kinds[0]), await world.newPerson(kinds[1])] as const;
  const talker = (index: 0 | 1, person: Person, accountId?: string): Talker => ({
    conversation: `w${walked}-${index}`,
    person,
    accountId,
    wish: wishes[index],
    asked: [],
    links: [],
  });
  const meant = second === 'other' ? people[0] : people[1];
  const talkers = [talker(0, people[0]), talker(1, meant, second === 'signed-in' ? meant.id : undefined)] as const;
  for (const { who, what } of acts) {
    world.clock.advance(1_500);
    await perform(world, what, talkers[who], talkers[1 - who] as Talker);
  }
  return world.judge.takeWrongs();
}

const codesOf = (world: World, { conversation }: Talker): string[] =>
  world.judge.sent.filter((one) => one.conversation === conversation).map(({ code }) => code);

async function perform(world: World, what: Act['what'], me: Talker, other: Talker): Promise<void> {
  const { person } = me;
  const submit = async (link: Link | undefined) => void (link && (await world.submit(link)));
  switch (what) {
    case 'right':
      return right(world, me);
    case 'wrong code':
      return say(world, me, '00000000');
    case 'code of the other':
      return say(world, me, codesOf(world, other).at(-1) ?? '11111111');
    case 'older code':
      return say(world, me, codesOf(world, me).at(-2) ?? codesOf(world, me).at(-1) ?? '22222222');
    case 'again':
      return say(world, me, 'opnieuw');
    case 'resend':
    case 'other':
    case 'sms':
    case 'stop':
    case 'ja':
      return say(world, me, what);
    case 'carry out':
      // A yes that no dialog has asked for: all that it can be missing is gates.
      world.judge.said.push({
        conversation: me.conversation,
        text: 'ja',
        at: world.clock.now().getTime(),
        toConfirm: true,
      });
      return world.carryOut(me.conversation);
    case 'submit':
      return submit(me.links.at(-1));
    case 'submit twice':
      return void (await Promise.all([submit(me.links.at(-1)), submit(me.links.at(-1))]));
    case 'older link':
      return submit(me.links.at(-2) ?? me.links.at(-1));
    case 'link of the other':
      return submit(other.links.at(-1));
    case 'minutes pass':
      return world.clock.advance(6 * 60_000);
    case 'half an hour passes':
      return world.clock.advance(31 * 60_000);
    case 'restart':
      return world.restart();
    case 'role':
      return world.update(person.id, { roles: '["helpdesk"]' });
    case 'switch off':
      return world.update(person.id, { enabled: 0 });
    case 'switch on':
      return world.update(person.id, { enabled: 1 });
    case 'freeze':
      return world.freeze(person.id);
    case 'new contact':
      return world.update(person.id, { contacts_changed_at: world.clock.now().getTime() });
    case 'new password':
      return world.update(person.id, { password_set_at: world.clock.now().getTime() });
  }
}

/** What somebody would do who wants to get on. */
async function right(world: World, me: Talker): Promise<void> {
  const last = me.asked.at(-1) ?? '';
  if (last.endsWith('.link')) return void (await world.submit(me.links.at(-1) as Link));
  if (last === 'ask.user-id') return say(world, me, me.person.userId);
  if (last === 'verify.choose-method') return say(world, me, 'email');
  if (last === 'verify.next-gate') return say(world, me, 'sms');
  if (/^verify\.(?:enter-code|wrong-code|code-expired|not-a-code)/u.test(last))
    return say(world, me, codesOf(world, me).at(-1) ?? '33333333');
  if (last === 'confirm') return say(world, me, 'ja');
  if (last === 'handoff.offer') return say(world, me, 'nee');
  return say(world, me, me.wish);
}

async function say(world: World, me: Talker, text: string): Promise<void> {
  const { conversation, accountId } = me;
  const at = world.clock.now().getTime();
  world.judge.said.push({ conversation, text, at, toConfirm: me.asked.at(-1) === 'confirm' });
  const said = await world.say(conversation, text, accountId);
  me.asked = said.map(({ label }) => label ?? '');
  for (const { label, value } of said) if (label?.endsWith('.link')) me.links.push(value as Link);
}
