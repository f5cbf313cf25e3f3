import { expect } from 'chai';
import { delegation, givenIn, script } from '../../support/delegation.ts';

/** PowerShell is not at hand: what the script gives is read, and given to a real Samba in the integration tests. */
describe('the script that gives the service account its rights', () => {
  const text = script();

  it('gives three rights on users below a unit, by the documented identifiers, and nothing else', () => {
    expect(delegation('S')).to.deep.equal([
      '(OA;CIIO;CR;00299570-246d-11d0-a768-00aa006e0529;bf967aba-0de6-11d0-a285-00aa003049e2;S)',
      '(OA;CIIO;RPWP;bf967a0a-0de6-11d0-a285-00aa003049e2;bf967aba-0de6-11d0-a285-00aa003049e2;S)',
      '(OA;CIIO;RPWP;28630ebf-41d5-11d1-a9c1-0000f80367c1;bf967aba-0de6-11d0-a285-00aa003049e2;S)',
    ]);
    const grants = [...text.matchAll(/'\/G'/gu)];
    const others = [...text.matchAll(/\$\{Account\}:([^"]+)"/gu)].map(([, given]) => given).slice(givenIn(text).length);
    expect([grants.length, others]).to.deep.equal([2, ['GR']]);
    expect(text).to.match(/Invoke-Dsacls \$target @\('\/I:S', '\/G',/u);
    expect(text).not.to.match(/\b(?:GA|GW|WD|WO|SDDT|CCDC)\b/u);
  });

  it('asks before anything, with -WhatIf, and takes back what it gives', () => {
    expect(text).to.include('[CmdletBinding(SupportsShouldProcess)]');
    const doing = text.split('\n').filter((line) => /& dsacls|Add-ADGroupMember|Remove-ADGroupMember/u.test(line));
    expect(doing).to.have.length(3);
    expect([...text.matchAll(/ShouldProcess\(/gu)]).to.have.length(2);
    for (const [given, taken] of [
      ["@('/I:S', '/G',", "Invoke-Dsacls $target @('/R', $Account)"],
      ["@('/I:T', '/G',", "Invoke-Dsacls $policies @('/R', $Account)"],
      ['Add-ADGroupMember -Identity $readers', 'Remove-ADGroupMember -Identity $readers'],
    ] as const)
      expect([text.includes(given), text.includes(taken)], given).to.deep.equal([true, true]);
  });

  it('closes what it opens', () => {
    const bare = text
      .replace(/<#[\s\S]*?#>/gu, '')
      .replaceAll(/#.*$/gmu, '')
      .replaceAll(/'[^'\n]*'/gu, '')
      .replaceAll(/"[^"\n]*"/gu, '');
    const open: string[] = [];
    const pairs: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };
    for (const mark of bare.match(/[()[\]{}]/gu) ?? []) {
      const begun = pairs[mark];
      if (begun === undefined) open.push(mark);
      else expect(open.pop()).to.equal(begun);
    }
    expect(open).to.deep.equal([]);
  });
});
