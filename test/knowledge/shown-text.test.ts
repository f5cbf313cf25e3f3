import { expect } from 'chai';
import { plainText, shownText, stepsOf } from '../../knowledge/shown-text.ts';
import { anArticle } from './support.ts';

describe('text as shown', () => {
  it('writes links out and drops marks', () => {
    expect(
      plainText('## Kop\n\nGa naar **[Mijn account](https://myaccount.microsoft.com)** > `Wachtwoord`, *nu*.'),
    ).to.equal('Kop\n\nGa naar Mijn account (https://myaccount.microsoft.com) > Wachtwoord, nu.');
  });

  it('does not say an address twice', () => {
    expect(plainText('[aka.ms/sspr](https://aka.ms/sspr) of <https://aka.ms/sspr>')).to.equal(
      'https://aka.ms/sspr of https://aka.ms/sspr',
    );
  });

  it('leaves underscores within codes and names alone', () => {
    expect(plainText('SSPR_0014 en snake_case_naam')).to.equal('SSPR_0014 en snake_case_naam');
  });

  it('shows notes and tables as lines', () => {
    expect(plainText('> **Let op:** eerst dit.\n\n| Fout | Oplossing |\n| --- | --- |\n| A | B |')).to.equal(
      'Let op: eerst dit.\n\nFout | Oplossing\n\nA | B',
    );
  });

  it('begins with the short answer and ends with the links not yet named', () => {
    const article = anArticle({
      id: 'a',
      short: 'Kort.',
      head: [
        'links:',
        '  - title: Een',
        '    url: https://aka.ms/sspr',
        '  - title: Twee',
        '    url: https://aka.ms/mfasetup',
      ],
      body: 'Zie [een](https://aka.ms/sspr).',
    });
    expect(shownText(article)).to.equal('Kort.\n\nZie een (https://aka.ms/sspr).\n\nTwee: https://aka.ms/mfasetup');
  });
});

describe('steps', () => {
  it('are the first numbered list, each with what is indented under it', () => {
    const body =
      'Vooraf.\n\n1. Open [de pagina](https://aka.ms/sspr).\n2. Kies **Volgende**.\n\n   - of wacht\n\n3. Klaar.\n\nDaarna.\n\n1. Anders.';
    expect(stepsOf(body)).to.deep.equal([
      'Open de pagina (https://aka.ms/sspr).',
      'Kies Volgende. - of wacht',
      'Klaar.',
    ]);
  });

  it('stop where another list begins', () => {
    expect(stepsOf('1. Een.\n2. Twee.\n\n1. Opnieuw.')).to.deep.equal(['Een.', 'Twee.']);
  });

  it('are none in a text without numbers', () => {
    expect(stepsOf('- een\n- twee')).to.deep.equal([]);
  });
});
