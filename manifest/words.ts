/** What people read of the app in Teams, in each of its languages. */
export interface Words {
  readonly short: string;
  readonly full: string;
  readonly description: string;
  readonly longDescription: string;
  /** What the bot understands at once, with what it does. */
  readonly commands: readonly (readonly [title: string, description: string])[];
}

export const nl: Words = {
  short: 'Sleutel',
  full: 'Sleutel: hulp bij je wachtwoord',
  description: 'Helpt je als je niet meer kunt inloggen.',
  longDescription:
    'Vertel Sleutel wat er mis is. Het controleert eerst of jij het bent. Daarna kijkt het wat er met je account is. ' +
    'Het helpt je aan een nieuw wachtwoord of haalt de blokkade weg. Lukt dat niet, dan haalt het een medewerker van de helpdesk erbij. ' +
    'Je wachtwoord typ je nooit in de chat.',
  commands: [
    ['wachtwoord vergeten', 'Kies een nieuw wachtwoord'],
    ['account geblokkeerd', 'Kijk waarom, en haal de blokkade weg'],
    ['wachtwoord wijzigen', 'Wijzig een wachtwoord dat je nog weet'],
    ['wanneer verloopt mijn wachtwoord', 'Zie tot wanneer het geldig is'],
    ['medewerker', 'Praat met iemand van de helpdesk'],
    ['English', 'Switch to English'],
    ['help', 'Zie wat Sleutel kan'],
  ],
};

export const en: Words = {
  short: 'Sleutel',
  full: 'Sleutel: help with your password',
  description: 'Helps you when you cannot sign in any more.',
  longDescription:
    'Tell Sleutel what is wrong. First it checks that it is you. Then it looks at what is the matter with your account. ' +
    'It helps you to a new password or unlocks your account. Where it cannot, it brings in somebody from the helpdesk. ' +
    'You never type your password in the chat.',
  commands: [
    ['forgot my password', 'Choose a new password'],
    ['locked out', 'See why, and unlock your account'],
    ['change my password', 'Change a password that you still know'],
    ['when does my password expire', 'See until when it is valid'],
    ['agent', 'Talk to somebody from the helpdesk'],
    ['Nederlands', 'Overstappen op Nederlands'],
    ['help', 'See what Sleutel can do'],
  ],
};
