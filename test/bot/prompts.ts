import { MENU } from '../../src/bot/menu.ts';
import { labelOf } from '../../dialogs/texts/texts.ts';
import { article, sent, task, type World } from '../dialogs/support.ts';
import { openRoom, walk, type Opening } from './support.ts';

/** Worlds that together lead to every question there is. */
interface Beginning {
  readonly world: World;
  readonly opening?: Opening;
  /** In place of every wish there is. */
  readonly wishes?: readonly string[];
}
const WORLDS: Readonly<Record<string, Beginning>> = {
  'two wishes': { world: {}, wishes: ['ik ben mijn wachtwoord vergeten en wanneer verloopt mijn wachtwoord'] },
  'an account named': { world: {}, wishes: ['ik ben het wachtwoord van anna@voorbeeld.example vergeten'] },
  'all goes well': { world: {} },
  'one wrong code, then a second gate': { world: { check: ['wrong', 'next-gate', 'expired', 'verified'] } },
  'one way only': { world: { methods: ['email'] } },
  'tries used up': { world: { check: ['stopped'] } },
  'one way used up': { world: { start: [{ kind: 'stop' }, sent()] } },
  'an app': {
    world: { methods: ['totp', 'email'], start: [task('code', { digits: 6 })], check: ['wrong', 'verified'] },
  },
  'a saved code': {
    world: { methods: ['recovery-code', 'email'], start: [task('recovery-code')], check: ['wrong', 'verified'] },
  },
  'a question': {
    world: { methods: ['questions', 'email'], start: [task('answer', { question: 'Huisdier?' })], check: ['wrong'] },
  },
  'a manager': {
    world: { methods: ['manager', 'email'], start: [task('nothing', { number: '417', hours: 4 })] },
  },
  'a call-back': {
    world: { methods: ['helpdesk', 'email'], start: [task('code', { reference: 'SL-BCDF-GHJK' })] },
  },
  'a wait': {
    world: {
      start: [sent(), { kind: 'wait', seconds: 30 }],
    },
  },
  locked: { world: { finding: { diagnosis: { kind: 'locked', until: undefined }, way: 'unlock' } } },
  'a change': { world: { finding: { diagnosis: { kind: 'ok' }, way: 'change' } } },
  disabled: { world: { finding: { diagnosis: { kind: 'disabled' }, way: 'hand-over' } } },
  'gone before the code': { world: { start: [{ kind: 'gone' }] } },
  'gone at the end': { world: { carryOut: { kind: 'gone' } } },
  'signed in': { world: {}, opening: { accountId: 'account-7' } },
  staff: { world: { roles: ['helpdesk'] }, opening: { accountId: 'account-7' } },
  'staff for nobody': {
    world: { roles: ['helpdesk'], staffLook: { kind: 'unknown' } },
    opening: { accountId: 'account-7' },
  },
  'one way used up, another left': {
    world: { methods: ['email', 'sms'], start: [{ kind: 'stop' }] },
    wishes: ['forgot_password'],
  },
  knowledge: { world: { articles: [article('rules', { action: 'change_password' })] } },
};
const WISHES = [
  ...MENU.map(({ value }) => value),
  'reset het wachtwoord van mijn collega',
  'reset het wachtwoord van mijn collega bas@voorbeeld.example',
  'wat zijn de regels',
  'dit was ik niet',
  'iemand kent mijn wachtwoord',
  'ik twijfel over vergeten',
  '???',
  'bel mij terug',
];
/** No answer to anything, and no wish either. */
export const WRONG = 'xyzzy plugh frotz';

export interface Prompt {
  readonly name: string;
  readonly world: World;
  readonly opening: Opening;
  readonly path: readonly string[];
  /** Dialogs and question, by which a prompt is known. */
  readonly key: string;
  readonly label: string;
  readonly text: string;
  readonly stack: readonly string[];
  /** Anything said is an answer. */
  readonly takesWords: boolean;
  readonly takesSecrets: boolean;
}

/** Everything that can be said at a question and leads on. */
const answersTo = (choices: readonly unknown[], accepts: string | undefined): string[] => [
  ...choices.map(String),
  ...(accepts === 'user-id' ? ['anna@voorbeeld.example'] : []),
  ...(accepts === 'code' ? ['12345678'] : []),
  ...(accepts === 'recovery-code' ? ['BCDF-GHJK-MNPQ-RTVW'] : []),
  ...(accepts === 'answer' ? ['Poes'] : []),
  ...(accepts === 'ticket' ? ['INC-1234'] : []),
  WRONG,
  'medewerker',
];

/** Walks on from every new question with every answer, until no new question turns up. */
export async function explore(): Promise<Prompt[]> {
  const found = new Map<string, Prompt>();
  const visited = new Set<string>();
  const ahead = Object.entries(WORLDS).flatMap(([name, { world, opening = {}, wishes = WISHES }]) =>
    wishes.map((wish) => ({ name, world, opening, path: [wish] as readonly string[] })),
  );
  for (let place = ahead.shift(); place !== undefined; place = ahead.shift()) {
    const { name, world, opening, path } = place;
    const room = openRoom(world, opening);
    await walk(room, path);
    const { stack, question } = await room.open();
    if (question === undefined) continue;
    const key = [opening.accountId ?? 'anonymous', ...stack, question.text, question.opening ?? ''].join(' > ');
    if (visited.size === visited.add(`${name} ${key}`).size) continue;
    if (!found.has(key))
      found.set(key, {
        ...place,
        key,
        label: labelOf(question.text),
        text: question.text,
        stack,
        takesWords: ['words', 'answer', 'recovery-code'].includes(question.accepts ?? ''),
        takesSecrets: question.accepts === 'answer',
      });
    const choices = question.choices?.map(({ value }) => value) ?? [];
    for (const answer of answersTo(choices, question.accepts))
      ahead.push({ name, world, opening, path: [...path, answer] });
  }
  return [...found.values()];
}
