import { expect } from 'chai';
import { nl } from '../../dialogs/texts/nl.ts';
import { explore, WRONG, type Prompt } from './prompts.ts';
import { openRoom, walk, type Room } from './support.ts';

const PROMPTS = await explore();
let checks = 0;

/** A room in which that question is open. */
async function at({ world, opening, path }: Prompt): Promise<Room> {
  const room = openRoom(world, opening);
  await walk(room, path);
  return room;
}

const isUnderWay = ({ asked }: Room): boolean =>
  asked.some((call) => call.startsWith('begin')) && !asked.some((call) => call.startsWith('cancel'));

describe('the walk to every question', () => {
  it('comes by every dialog that can ask something', () => {
    const visited = new Set(PROMPTS.flatMap(({ stack }) => stack));
    const asking = openRoom().dialogs.filter((id) => id !== 'setup');
    expect(asking.filter((id) => !visited.has(id))).to.deep.equal([]);
  });

  it('comes by every wording of a question', () => {
    const isQuestion =
      /^(?:ask\.user-id|verify\.(?:choose-method|enter-code|next-gate)|confirm|staff\.ask-(?:user|reason|ticket)|expiry\.ask-mine|alarm\.ask|next-wish|handoff\.offer|did-you-mean|answer\.helped)(?:\/(?!unclear|again).*)?$/u;
    const seen = new Set(PROMPTS.map(({ text }) => text));
    expect(Object.keys(nl).filter((key) => isQuestion.test(key) && !seen.has(key))).to.deep.equal([]);
  });
});

for (const prompt of PROMPTS) {
  describe(`at "${prompt.key}" (${prompt.name}: ${prompt.path.join(', ')})`, () => {
    let room: Room;
    let choices: readonly unknown[];
    beforeEach(async () => {
      checks += 1;
      room = await at(prompt);
      choices = (await room.open()).question?.choices?.map(({ value }) => value) ?? [];
    });
    const isAskedAgain = (heard: readonly string[], ...first: readonly string[]) => {
      expect(heard).to.deep.equal([...first, prompt.label]);
      expect(room.last.at(-1)?.choices).to.deep.equal(choices);
    };
    const isWrongAnswer = (heard: readonly string[]) => expect(heard).to.deep.equal(['verify.wrong-code']);
    const isStillOpen = async () => expect((await room.open()).question?.text).to.equal(prompt.text);

    it('help helps, and asks again', async () => {
      isAskedAgain(await room.say('help'), 'help');
      await isStillOpen();
    });

    it('switches the language both ways, and asks again in it', async () => {
      for (const [said, locale] of [
        ['English', 'en'],
        ['Nederlands', 'nl'],
      ] as const) {
        isAskedAgain(await room.say(said), 'language.changed');
        expect(room.last.map((each) => each.locale)).to.deep.equal([locale, locale]);
        await isStillOpen();
      }
    });

    for (const [said, label] of [
      ['stop', 'cancelled'],
      ['opnieuw', 'started-over'],
    ] as const) {
      it(`${said} ends it, gives the recovery up, and a new wish is heard`, async () => {
        const wasUnderWay = isUnderWay(room);
        expect(await room.say(said)).to.deep.equal([label]);
        expect((await room.open()).stack).to.deep.equal([]);
        // Fails without: `cancelRecovery` in `stopAll` of interrupts.ts.
        expect(room.asked.includes('cancel r1')).to.equal(wasUnderWay);
        expect(await room.say('hoi')).to.deep.equal(['smalltalk.greet']);
      });
    }

    it('a person is offered, and after a no it goes on', async () => {
      const isOffer = prompt.stack.includes('hand-over');
      expect(await room.say('medewerker')).to.deep.equal(['handoff.offer']);
      const heard = await room.say('nee');
      const back = isOffer ? prompt.stack.slice(0, prompt.stack.indexOf('hand-over')) : prompt.stack;
      const goesOn = heard.at(-1) !== 'handoff.declined';
      expect(heard[0]).to.equal('handoff.declined');
      if (!isOffer) isAskedAgain(heard, 'handoff.declined');
      // Where another way is left, how is asked anew.
      const asked = back.at(-1) === 'ask' ? back : [...back, 'ask'];
      const next = heard.at(-1) === 'next-wish' ? ['next-wish', 'ask'] : asked;
      const { stack } = await room.open();
      expect(goesOn ? stack.slice(0, next.length) : stack).to.deep.equal(goesOn ? next : []);
    });

    it('a yes to that person is passed on in the same turn', async () => {
      await room.say('medewerker');
      expect(await room.say('ja')).to.deep.equal(['handoff.queued']);
      expect((await room.open()).stack).to.deep.equal([]);
    });

    it('a wrong answer is never the end: it is asked again, then a person is offered', async () => {
      // Whatever is typed is an answer to a security question.
      if ((await room.open()).question?.accepts === 'answer') return isWrongAnswer(await room.say(WRONG));
      // Where words are asked for, any are an answer; marks are not.
      const wrong = prompt.takesWords ? '?!' : WRONG;
      const before = room.asked.length;
      const first = await room.say(wrong);
      expect(first).to.have.length(1);
      expect(room.last[0]?.choices).to.deep.equal(choices);
      const second = await room.say(wrong);
      const isOffer = prompt.stack.includes('hand-over');
      expect(second).to.include(isOffer ? 'handoff.declined' : 'handoff.offer');
      expect(room.asked.slice(before).filter((call) => /^(?:open|carry out)/u.test(call))).to.deep.equal([]);
    });

    it('a secret is taken out, and it is asked again', async () => {
      if ((await room.open()).question?.accepts === 'answer') {
        isWrongAnswer(await room.say('mijn wachtwoord is Zomer2026!Zee'));
        return expect(room.stored()).not.to.include('Zomer2026!Zee');
      }
      const heard = await room.say('mijn wachtwoord is Zomer2026!Zee');
      // An answer to a question of one's own may look like a secret, and is one.
      if (!prompt.takesSecrets) isAskedAgain(heard, 'secret.redacted');
      expect(room.stored()).not.to.include('Zomer2026!Zee');
    });

    it('nothing, an attachment and an old button change nothing', async () => {
      isAskedAgain(await room.say('  '));
      isAskedAgain(
        await room.send({ type: 'message', text: '', attachments: [{ contentType: 'image/png', contentUrl: 'x' }] }),
      );
      isAskedAgain(await room.send({ type: 'message', value: { old: 'card' } }), 'already-handled');
      isAskedAgain(await room.say('old-button', { value: 'old-button' }), 'already-handled');
      await isStillOpen();
    });

    for (const [what, activity] of [
      ['an emoji', { type: 'message', text: '👍🏽' }],
      ['a rant of 4,000 characters', { type: 'message', text: 'xyzzy plugh '.repeat(334).slice(0, 4_000) }],
      ['a voice note', { type: 'message', text: '', attachments: [{ contentType: 'audio/ogg', contentUrl: 'x' }] }],
      ['typing and no words', { type: 'typing' }],
    ] as const) {
      it(`${what} is never an effect, and leaves nobody stuck`, async () => {
        const before = room.asked.length;
        const heard = await room.send(activity as never);
        const after = room.asked.slice(before);
        expect(after.filter((call) => /^(?:carry out|freeze|staff )/u.test(call))).to.deep.equal([]);
        if (activity.type === 'message') expect(heard).not.to.deep.equal([]);
        expect(await room.say('help')).to.include('help');
        expect(await room.say('stop')).to.deep.equal(['cancelled']);
      });
    }

    it('twenty messages in a row end with a person or at the same question, without an effect', async () => {
      const before = room.asked.length;
      for (let round = 0; round < 20; round++) await room.say(WRONG);
      expect(room.asked.slice(before).filter((call) => /^(?:carry out|freeze|staff )/u.test(call))).to.deep.equal([]);
      expect(await room.say('medewerker')).to.deep.equal(['handoff.offer']);
      expect(await room.say('ja')).to.deep.equal(['handoff.queued']);
    });

    it('every message has a key, a text and a language', async () => {
      for (const said of ['help', 'English', WRONG, 'medewerker', 'nee', 'stop']) {
        await room.say(said);
        for (const { label, text, locale } of room.last) {
          expect(label).not.to.equal('');
          expect(text.trim()).not.to.equal('');
          expect(text).not.to.match(/\{\w+\}|undefined/u);
          expect(locale).to.match(/^(?:nl|en)$/u);
        }
      }
    });
  });
}

after(() => {
  process.stdout.write(`\n  The walk: ${PROMPTS.length} prompts, ${checks} checks.\n`);
});
