import { companyFor, policyFor, stageOf } from './conversations/replay/cast.ts';
import { replay } from './conversations/replay/replay.ts';
import type { Script } from './conversations/replay/script.ts';
import { BEGINNING, beginningOf, groups } from './conversations/replay/stages.ts';
import { TeamsTalker } from './conversations/replay/teams-talker.ts';
import { TestClock } from './support/app.ts';
import { startTeams, type TeamsApp } from './teams/support.ts';

/** What only a web chat has: messages that it refuses. */
const isForTeams = ({ steps }: Script): boolean =>
  steps.every(({ expected }) => expected.every(({ label }) => label !== 'refused'));

/** And the sign-in of its own, which Teams has done before. */
const inTeams = (script: Script): Script => ({
  ...script,
  effects: script.effects.map((line) => ({ ...line, text: line.text.replace('session.opened, ', '') })),
});

for (const [key, played] of groups()) {
  describe(`conversations in Teams ${key}`, () => {
    let app: TeamsApp | undefined;
    before(async function () {
      this.timeout(60_000);
      const settings = played[0] === undefined ? [] : stageOf(played[0].script);
      app = await startTeams({
        company: companyFor(
          settings,
          played.flatMap(({ cast }) => cast.users),
          BEGINNING,
        ),
        file: policyFor(settings, BEGINNING),
        clock: new TestClock(BEGINNING),
        sweeps: 'by hand',
      });
    });
    after(async () => {
      await app?.stop();
      await app?.remove();
    });

    for (const [place, { script, cast }] of played.filter((one) => isForTeams(one.script)).entries()) {
      it(`${script.name}: ${script.title}`, () => {
        if (app === undefined) throw new Error('The application did not start.');
        const { url, data, clock, framework } = app;
        const { sweep } = app;
        clock.advance(beginningOf(place).getTime() - clock.now().getTime());
        return replay(inTeams(script), cast, {
          url,
          data,
          clock,
          sweep,
          open: (...given) => TeamsTalker.open({ url, data, framework }, ...given),
        });
      });
    }
  });
}
