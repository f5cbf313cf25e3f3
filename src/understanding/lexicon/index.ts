import { ACCOUNT_WORDS } from './account.ts';
import { NAMES } from './names.ts';
import { PEOPLE_WORDS } from './people.ts';
import { POLICY_WORDS } from './policy.ts';
import { TALK_WORDS } from './talk.ts';
import { THING_WORDS } from './things.ts';

/** What words stand for, in both languages at once: concept to its words, separated by spaces. */
export const LEXICON: Readonly<Record<string, string>> = {
  ...ACCOUNT_WORDS,
  ...POLICY_WORDS,
  ...PEOPLE_WORDS,
  ...THING_WORDS,
  ...TALK_WORDS,
  name: NAMES,
};

/** Wider concepts, so that what is learned of one colleague or thing holds for the next. */
export const WIDER: Readonly<Record<string, readonly string[]>> = {
  person: ['third', 'other', 'colleague', 'role', 'title', 'name'],
  thing: [
    'network',
    'printer',
    'hardware',
    'phone',
    'file',
    'money',
    'building',
    'hr',
    'food',
    'leisure',
    'vehicle',
    'app',
    'rights',
    'website',
  ],
  home: ['provider', 'private', 'family'],
  key: ['password', 'credential', 'account', 'login', 'enter'],
  trouble: ['forget', 'unknown', 'gone', 'lock', 'unlock', 'tries', 'reset'],
  subject: ['rule', 'mfa', 'register', 'selfservice', 'link', 'error', 'username', 'pin', 'sync', 'security', 'vault'],
  service: ['human', 'speak', 'desk', 'ticket'],
};

export const CONCEPTS: readonly string[] = [...Object.keys(LEXICON), ...Object.keys(WIDER)];
