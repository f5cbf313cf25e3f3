import type { AlarmOptions } from '../../dialogs/alarm.ts';

/** What must not wait for a classifier to be sure. */
const CLAIMS: readonly (readonly [AlarmOptions['claim'], RegExp])[] = [
  [
    'not-me',
    /\b(?:(?:dit|dat) was ik niet|dat ben ik niet geweest|ik was (?:dit|dat|het) niet|(?:dit|dat|hier) (?:heb ik )?niet (?:zelf )?(?:om )?(?:gevraagd|aangevraagd|gedaan)|ben(?:t)? gehackt|account (?:is )?(?:gehackt|overgenomen))\b/iu,
  ],
  [
    'not-me',
    /\b(?:(?:this|that|it) (?:was not|wasn['’]?t) me|i (?:did not|didn['’]?t) (?:ask for|request|do) (?:this|that|it)|(?:been|got) hacked|account (?:was |is |has been )?(?:hacked|taken over))\b/iu,
  ],
  [
    'leaked',
    /\biemand (?:anders )?(?:kent|weet|heeft) (?:nu )?mijn (?:wachtwoord|ww|paswoord|inlog\p{L}*)\b|\bmijn (?:wachtwoord|ww) is (?:gelekt|uitgelekt|gestolen|bekend)\b/iu,
  ],
  [
    'leaked',
    /\b(?:phishing\p{L}*|nepmail|neppagina|nepsite|valse (?:link|mail|site|pagina)|fake (?:link|mail|email|site|page)|scam\p{L}*|oplichter\p{L}*)\b.*\b(?:wachtwoord|ww|password|ingevuld|ingelogd|getypt|typed|entered|filled)\b|\b(?:wachtwoord|ww|password)\b.*\b(?:ingevuld|getypt|gegeven|typed|entered|gave|given)\b.*\b(?:phishing\p{L}*|nepmail|neppagina|nepsite|valse|fake|scam\p{L}*|oplichter\p{L}*)\b/iu,
  ],
  [
    'leaked',
    /\b(?:someone|somebody)(?: else)? (?:knows|has|got|found out) my password\b|\bmy password (?:was|is|has been) (?:leaked|stolen|compromised|exposed)\b/iu,
  ],
];

/** Whether somebody says that another one is in their account, or can be. A question about it is no claim. */
export const claimIn = (text: string): AlarmOptions['claim'] | undefined =>
  /\b(?:als|stel dat|if|what happens|wat gebeurt)\b/iu.test(text)
    ? undefined
    : CLAIMS.find(([, form]) => form.test(text.slice(0, 500)))?.[0];
