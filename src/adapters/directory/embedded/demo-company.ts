import type { z } from 'zod';
import type { companySchema } from './company.ts';

type Company = z.input<typeof companySchema>;
type Person = Company['users'][number];

const DAY = 86_400_000;

/** Voorbeeld BV: one person for every diagnosis and every role, as they stand on a day. */
export function demoCompany(now: Date): Company {
  const ago = (days: number): string => new Date(now.getTime() - days * DAY).toISOString();
  return {
    organisation: {
      name: 'Voorbeeld BV',
      domain: 'voorbeeld.example',
      timeZone: 'Europe/Amsterdam',
      helpdesk: { mail: 'it@voorbeeld.example', phone: '+31200000000', hours: 'ma-vr 08:00-17:30' },
      passwordPolicy: { minLength: 8, history: 5, maxAgeDays: 365, minAgeDays: 0, lockoutThreshold: 10 },
      writeBack: false,
    },
    users: [
      person('anna', 'Anna de Vries', 1, { aliases: ['VOORBEELD\\anna', 'a.devries@voorbeeld.example'] }),
      person('john', 'John Smith', 2, { language: 'en', passwordNeverExpires: false, passwordSetAt: ago(300) }),
      person('bas', 'Bas Jansen', 3, { manager: null }),
      person('lotte', 'Lotte Visser', 4, { locked: true }),
      person('emma', 'Emma Bakker', 5, { mustChange: true }),
      person('vera', 'Vera Verlopen', 6, { passwordNeverExpires: false, passwordSetAt: ago(400) }),
      person('daan', 'Daan Mulder', 7, { enabled: false }),
      person('sophie', 'Sophie de Boer', 8, { source: 'onPremises' }),
      person('lucas', 'Lucas Meijer', 9, { selfService: { enabled: false, registered: true } }),
      person('julia', 'Julia de Groot', 10, { selfService: { enabled: true, registered: false }, contacts: {} }),
      person('gijs', 'Gijs Gast', 11, { guest: true }),
      person('tess', 'Tess Tijdelijk', 12, { accountExpiresAt: ago(30) }),
      person('hanna', 'Hanna Helpdesk', 13, { roles: ['helpdesk'] }),
      person('peter', 'Peter Prins', 14, { roles: ['passwordAdministrator'] }),
      person('ursula', 'Ursula Smit', 15, { roles: ['userAdministrator'] }),
      person('gerda', 'Gerda Groen', 16, { roles: ['globalAdministrator'] }),
    ],
  };
}

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
    manager: 'bas@voorbeeld.example',
    passwordNeverExpires: true,
    ...rest,
  };
}
