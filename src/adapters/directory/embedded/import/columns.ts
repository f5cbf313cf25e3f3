/** Where each column of a CSV file goes; a dot is a part of a part. Lists have `|` between their values. */
export const COLUMNS = {
  userId: 'text',
  displayName: 'text',
  password: 'text',
  aliases: 'list',
  language: 'text',
  source: 'text',
  enabled: 'flag',
  locked: 'flag',
  guest: 'flag',
  mustChange: 'flag',
  accountExpiresAt: 'text',
  'selfService.enabled': 'flag',
  'selfService.registered': 'flag',
  'contacts.alternateEmail': 'text',
  'contacts.mobilePhone': 'text',
  'contacts.officePhone': 'text',
  contactsChangedAt: 'text',
  manager: 'text',
  roles: 'list',
  groups: 'list',
  'registeredBy.alternateEmail': 'text',
  'registeredBy.mobilePhone': 'text',
  'registeredBy.officePhone': 'text',
  passwordSetAt: 'text',
  passwordNeverExpires: 'flag',
} as const;
export type Column = keyof typeof COLUMNS;

export const isColumn = (name: string): name is Column => Object.hasOwn(COLUMNS, name);

const FLAGS: Readonly<Record<string, boolean>> = {
  true: true,
  yes: true,
  ja: true,
  '1': true,
  false: false,
  no: false,
  nee: false,
  '0': false,
};

/** What a cell says; what is no flag stays as it is, so that the schema refuses it. */
export function valueOf(column: Column, cell: string): unknown {
  switch (COLUMNS[column]) {
    case 'text':
      return cell.trim();
    case 'flag':
      return FLAGS[cell.trim().toLowerCase()] ?? cell;
    case 'list':
      return cell
        .split('|')
        .map((value) => value.trim())
        .filter((value) => value !== '');
  }
}
