import type { z } from 'zod';
import type { companySchema } from './company.ts';

/** Voorbeeld BV: one person for every diagnosis and every role. */
export const DEMO_COMPANY: z.input<typeof companySchema> = {
  organisation: {
    name: 'Voorbeeld BV',
    domain: 'voorbeeld.example',
    timeZone: 'Europe/Amsterdam',
    helpdesk: { mail: 'it@voorbeeld.example', phone: '+31200000000', hours: 'ma-vr 08:00-17:30' },
    passwordPolicy: { minLength: 8, history: 5, maxAgeDays: null, minAgeDays: 0, lockoutThreshold: 10 },
    writeBack: false,
  },
  users: [
    person('anna', 'Anna de Vries', 1, { aliases: ['VOORBEELD\\anna', 'a.devries@voorbeeld.example'] }),
    person('john', 'John Smith', 2, { language: 'en' }),
    person('bas', 'Bas Jansen', 3, {}),
    person('lotte', 'Lotte Visser', 4, { locked: true }),
    person('emma', 'Emma Bakker', 5, { mustChange: true }),
    person('daan', 'Daan Mulder', 6, { enabled: false }),
    person('sophie', 'Sophie de Boer', 7, { source: 'onPremises' }),
    person('lucas', 'Lucas Meijer', 8, { selfService: { enabled: false, registered: true } }),
    person('julia', 'Julia de Groot', 9, { selfService: { enabled: true, registered: false }, contacts: {} }),
    person('gijs', 'Gijs Gast', 10, { guest: true }),
    person('tess', 'Tess Tijdelijk', 11, { accountExpiresAt: '2026-06-30T00:00:00Z' }),
    person('hanna', 'Hanna Helpdesk', 12, { roles: ['helpdesk'] }),
    person('peter', 'Peter Wachtwoord', 13, { roles: ['passwordAdministrator'] }),
    person('ursula', 'Ursula Gebruikers', 14, { roles: ['userAdministrator'] }),
    person('gerda', 'Gerda Globaal', 15, { roles: ['globalAdministrator'] }),
  ],
};

type Person = z.input<typeof companySchema>['users'][number];

function person(name: string, displayName: string, number: number, rest: Partial<Person>): Person {
  const digits = String(number).padStart(2, '0');
  return {
    userId: `${name}@voorbeeld.example`,
    displayName,
    password: `Begin-${name}-${digits}!`,
    contacts: {
      alternateEmail: `${name}@prive.example`,
      mobilePhone: `+316123456${digits}`,
      officePhone: `+312012345${digits}`,
    },
    ...(name === 'bas' ? {} : { manager: 'bas@voorbeeld.example' }),
    ...rest,
  };
}
