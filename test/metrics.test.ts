import { expect } from 'chai';
import { startApp, type TestApp } from './support/app.ts';
import { Chat } from './support/chat.ts';

describe('the figures for Prometheus', () => {
  let app: TestApp;
  before(async () => {
    app = await startApp();
  });
  after(async () => {
    await app.stop();
    await app.remove();
  });

  it('count recoveries by state, and name nobody', async () => {
    const chat = await Chat.open(app.url);
    await chat.say('wachtwoord vergeten');
    await chat.say('anna@voorbeeld.example');
    const response = await fetch(`${app.url}/metrics`);
    const text = await response.text();
    expect(response.headers.get('content-type')).to.match(/^text\/plain/u);
    expect(text).to.contain('sleutel_recoveries{state="verifying"} 1');
    expect(text).to.contain('process_resident_memory_bytes');
    expect(text).not.to.contain('voorbeeld');
  });
});
