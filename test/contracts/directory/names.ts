import { expect } from 'chai';
import { FIRST, fresh, type Added, type Harness, type Peer } from './peer.ts';

/** Finding an account: exactly one, by exactly its name. */
export function names({ can }: Harness, peer: () => Peer): void {
  describe('finds an account', () => {
    const name = fresh('zoe');
    const alias = `alias-${name}`;
    let zoe: Added;
    const mailOf = (local: string): string => `${local}@${peer().domain}`;
    before(async () => {
      zoe = await peer().add({ name, displayName: 'Zoë Contract', aliases: [mailOf(alias)] });
    });

    it('by its user ID', async () => {
      const found = await peer().directory.find(zoe.userId.toLowerCase());
      expect(found).to.include({ id: zoe.id, userId: zoe.userId, displayName: 'Zoë Contract' });
    });

    it('by a mail alias', async () => {
      expect(await peer().directory.find(mailOf(alias))).to.include({ id: zoe.id });
    });

    if (can.downLevel !== undefined) {
      const domain = can.downLevel;
      it('by DOMAIN\\name, and not by that of another domain', async () => {
        expect(await peer().directory.find(`${domain}\\${name}`)).to.include({ id: zoe.id });
        expect(await peer().directory.find(`other\\${name}`)).to.equal(undefined);
      });
    }

    it('by its own identifier, read afresh', async () => {
      expect(await peer().directory.read(zoe.id)).to.include({ userId: zoe.userId });
    });

    it('A8: with the names of the account itself, none of which can be a gate', async () => {
      const found = await peer().directory.read(zoe.id);
      expect(found?.ownAddresses).to.include.members([zoe.userId.toLowerCase(), mailOf(alias)]);
    });

    // Off: take the first of several.
    it('E1: by no name that two have', async () => {
      expect(await peer().directory.find(await peer().twins())).to.equal(undefined);
    });

    const strangers: Readonly<Record<string, (userId: string) => string>> = {
      nobody: () => `nobody-${name}@nowhere.example`,
      'a wildcard': () => '*',
      'a prefix and a wildcard': (userId) => `${userId.slice(0, 3)}*`,
      'a pattern of SQL': (userId) => userId.replace(/.$/u, '_'),
      'a quote that ends a string': (userId) => `${userId}' or '1'='1`,
      'a quote, OData': () => "' or startswith(userPrincipalName,'a') or '",
      'a filter that closes': () => '*)(objectClass=*',
      'a filter that opens': (userId) => `${userId})(|(cn=*`,
      'an escaped star': () => '\\2a',
      'a null in the middle': (userId) => userId.replace('@', '\u0000@'),
      'a null at the end': (userId) => `${userId}\u0000`,
      'a path': (userId) => `${userId}/memberOf`,
      'a path upwards': (userId) => `../users/${userId}`,
      'a query': (userId) => `${userId}?$select=id`,
      'a guest of ours elsewhere': (userId) => `${userId.replace('@', '_')}#ext#@${peer().domain}`,
      'A16: a Cyrillic letter': (userId) => userId.replace('o', '\u043e'),
      'A16: a zero-width space': (userId) => userId.replace('@', '\u200b@'),
      'A16: a soft hyphen': (userId) => userId.replace('@', '\u00ad@'),
      'A16: an accent': (userId) => userId.replace('o', 'ó'),
      'A16: wide letters': (userId) => userId.replace('o', '\uff4f'),
      'A16: a combining mark': (userId) => userId.replace('o', 'o\u0308'),
      'A16: a sharp s for two': (userId) => userId.replace('@', 'ß@'),
      'a space inside': (userId) => userId.replace('@', ' @'),
      'two names': (userId) => `${userId},${userId}`,
      'a very long name': () => `${'a'.repeat(300)}@nowhere.example`,
      nothing: () => '',
    };
    for (const [what, make] of Object.entries(strangers)) {
      // Off: leave the filter unescaped, or compare with a pattern instead of the exact name.
      it(`E1: by nothing that only looks like a name: ${what}`, async () => {
        expect(await peer().directory.find(make(zoe.userId.toLowerCase()))).to.equal(undefined);
      });
    }

    for (const id of ['', 'nobody', '*', '../users', "' or 1=1", '00000000-0000-0000-0000-000000000000']) {
      it(`reads nobody by the identifier ${JSON.stringify(id)}`, async () => {
        expect(await peer().directory.read(id)).to.equal(undefined);
      });
    }

    it('leaves everything as it was by looking', async () => {
      expect(await peer().signIn(zoe.userId, FIRST)).to.equal('right');
    });
  });
}
