import type { Intent, Recogniser, Understanding } from '../../src/core/intent.ts';
import type { Language } from '../../src/core/language.ts';

const MEANINGS: readonly (readonly [RegExp, Intent, string?])[] = [
  [/collega|colleague/u, 'admin_reset'],
  [/vergeten|forgot/u, 'forgot_password'],
  [/geblokkeerd|locked/u, 'locked_out'],
  [/verloopt|expire|50055/u, 'expiry_policy'],
  [/wijzigen|change/u, 'change_password'],
  [/mens spreken|speak to a human/u, 'escalate'],
  [/wat kan jij|what are you/u, 'smalltalk', 'help'],
  [/laat toch|leave it/u, 'smalltalk', 'cancel'],
  [/^dank|^thanks/u, 'smalltalk', 'thanks'],
  [/^hoi|^hello/u, 'smalltalk', 'greet'],
  [/printer/u, 'out_of_scope'],
  [/regels|rules/u, 'knowledge', 'password_rules'],
  [/sspr_/u, 'knowledge', 'error_message'],
];

/** A recogniser that knows a few words, so that tests of the bot do not depend on what the real one learnt. */
export function recogniserDouble(): { readonly recogniser: Recogniser; readonly read: string[] } {
  const read: string[] = [];
  return {
    read,
    recogniser: {
      recognise(text, conversationLanguage): Understanding {
        read.push(text);
        const said = text.toLowerCase();
        const [, intent, topic] = MEANINGS.find(([words]) => words.test(said)) ?? [];
        const doubt = said.includes('twijfel') || said.includes('doubt');
        const confidence = doubt ? 0.4 : 0.95;
        return {
          text,
          language: languageOf(said) ?? conversationLanguage,
          topic,
          intent: intent ?? 'out_of_scope',
          confidence: intent === undefined ? 0.2 : confidence,
          alternatives: doubt
            ? [{ intent: /regels|rules/u.test(said) ? 'knowledge' : 'locked_out', confidence: 0.3 }]
            : [],
          decision: intent === undefined ? 'unsure' : doubt ? 'choose' : 'act',
        };
      },
    },
  };
}

function languageOf(said: string): Language | undefined {
  if (/\b(?:ik|mijn|wachtwoord|hoi|dank|verloopt|geblokkeerd)\b/u.test(said)) return 'nl';
  // The real one takes the letters of a code for English.
  if (/\b(?:i|my|password|hello|thanks|locked)\b|aadsts/u.test(said)) return 'en';
  return undefined;
}
