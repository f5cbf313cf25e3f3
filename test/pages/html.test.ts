import { expect } from 'chai';
import { escapeHtml, html } from '../../src/channels/pages/html.ts';

describe('the html template', () => {
  it('escapes every sign that could end text or an attribute', () => {
    const bad = `<img src=x onerror='alert(1)'>"&\``;
    expect(html`<p title="${bad}">${bad}</p>`.toString()).to.equal(
      `<p title="${escapeHtml(bad)}">${escapeHtml(bad)}</p>`,
    );
    expect(escapeHtml(bad)).to.not.match(/[<>"'`]/u);
  });

  it('leaves its own markup alone, also in lists', () => {
    const items = ['a', '<b>'].map((text) => html`<li>${text}</li>`);
    expect(html`${items}`.toString()).to.equal('<li>a</li><li>&lt;b&gt;</li>');
  });

  it('writes nothing for what is absent, and zero as zero', () => {
    expect(html`${undefined}${false}${0}`.toString()).to.equal('0');
  });
});
