import { expect } from 'chai';
import { findCycle, sourcesOf, type Source } from './tools/imports.ts';

const sources = sourcesOf(['src', 'dialogs', 'knowledge', 'manifest']);

interface Room {
  readonly room: string;
  /** Folders or files of the project it may import, besides itself. */
  readonly may: readonly string[];
  /** Packages it may import; `node:` modules are named too. */
  readonly packages: readonly RegExp[];
  readonly why: string;
}

const PURE = [/^node:(?:crypto|util)$/u];

/** Who may import whom. The first room that fits a file counts. */
const ROOMS: readonly Room[] = [
  {
    room: 'src/core/',
    may: [],
    packages: [],
    why: 'core is pure: it must run in a browser and in a test without anything else',
  },
  {
    room: 'src/ports/',
    may: ['src/core/'],
    packages: [],
    why: 'ports speak of the domain only, so that any adapter can be behind them',
  },
  {
    room: 'src/services/',
    may: ['src/core/', 'src/ports/'],
    packages: PURE,
    why: 'services decide; they reach the world through ports alone, and know neither bot nor HTTP',
  },
  {
    room: 'src/understanding/',
    may: ['src/core/', 'src/ports/'],
    packages: [/^natural\/lib\//u, /^node:(?:fs|path|url|crypto|zlib|perf_hooks)/u],
    why: 'understanding takes parts of natural, never its root: that loads database drivers and prints',
  },
  {
    room: 'knowledge/',
    may: ['src/core/', 'src/ports/', 'src/understanding/'],
    packages: [/^natural\/lib\//u, /^zod$/u, /^js-yaml$/u, /^node:/u],
    why: 'the knowledge base is built and searched without bot, database or HTTP',
  },
  {
    room: 'dialogs/texts/',
    may: ['src/core/'],
    packages: [],
    why: 'sentences are data',
  },
  {
    room: 'dialogs/sdk.ts',
    may: [],
    packages: [/^botbuilder-dialogs\/lib\//u],
    why: 'the parts of botbuilder-dialogs that are used, without the rest',
  },
  {
    room: 'dialogs/',
    may: ['src/core/'],
    packages: [/^botbuilder(?:-dialogs)?$/u],
    why: 'a dialog sees its needs.ts, never a service: then it can be tested with plain objects',
  },
  {
    room: 'src/adapters/sql/bot-state.ts',
    may: ['src/core/', 'src/adapters/sql/'],
    packages: [/^botbuilder$/u],
    why: 'the one adapter that speaks Bot Framework',
  },
  {
    room: 'src/adapters/directory/embedded/',
    may: ['src/core/', 'src/ports/', 'src/adapters/sql/', 'src/config/organisation.ts'],
    packages: [/^zod$/u, /^kysely$/u, /^node:/u],
    why: 'directories know their own SDK and the shared database, never each other; what an organisation is, is said once',
  },
  {
    room: 'src/adapters/directory/graph/',
    may: ['src/core/', 'src/ports/', 'src/adapters/entra/'],
    packages: [/^zod$/u, /^node:(?:crypto|timers\/promises)$/u],
    why: 'directories know what they speak to, and the tokens for it, never each other',
  },
  {
    room: 'src/adapters/entra/',
    may: ['src/core/', 'src/ports/'],
    packages: [/^@azure\/msal-node$/u, /^zod$/u, /^node:crypto$/u],
    why: 'whoever needs a token of Microsoft Entra gets it here, so that one library is known in one place',
  },
  {
    room: 'src/adapters/directory/active-directory/',
    may: ['src/core/', 'src/ports/'],
    packages: [/^ldapts$/u, /^node:/u],
    why: 'directories know their own SDK and nothing of each other; the configuration is handed in',
  },
  {
    room: 'src/adapters/http/',
    may: ['src/core/'],
    packages: [/^node:crypto$/u],
    why: 'how requests go out and are signed is the same for everybody outside, and knows none of them',
  },
  {
    room: 'src/adapters/tickets/',
    may: ['src/core/', 'src/ports/', 'src/adapters/http/', 'src/adapters/message/inert.ts'],
    packages: [/^zod$/u],
    why: 'each ticket system is a builder of requests and a reader of answers, and knows none of the others',
  },
  {
    room: 'src/adapters/message/',
    may: ['src/core/', 'src/ports/', 'src/adapters/sql/', 'src/adapters/http/'],
    packages: [/^nodemailer/u, /^@azure\/msal-node$/u, /^zod$/u, /^node:/u],
    why: 'senders know their own SDK and the shared database, never each other',
  },
  {
    room: 'src/adapters/bot-token.ts',
    may: ['src/core/'],
    packages: [/^@azure\/msal-node$/u],
    why: 'tokens of Microsoft come from its library',
  },
  {
    room: 'src/adapters/',
    may: ['src/core/', 'src/ports/'],
    packages: [/^kysely/u, /^pino$/u, /^prom-client$/u, /^qrcode$/u, /^otplib$/u, /^@zxcvbn-ts\//u, /^node:/u],
    why: 'adapters implement ports; they never call services',
  },
  {
    room: 'src/config/',
    may: ['src/core/'],
    packages: [/^zod$/u, /^node:fs$/u],
    why: 'configuration is read once, before anything else is there',
  },
  {
    room: 'src/bot/teams/',
    may: ['src/core/', 'src/ports/', 'dialogs/', 'src/bot/'],
    packages: [/^botbuilder$/u, /^jose$/u, /^node:(?:crypto|https?|timers\/promises)$/u],
    why: 'the Teams channel knows the Bot Framework, its tokens and the bot',
  },
  {
    room: 'src/bot/',
    may: ['src/core/', 'src/ports/', 'dialogs/'],
    packages: [/^botbuilder(?:-dialogs)?$/u, /^node:events$/u],
    why: 'the bot hosts the dialogs; botbuilder stays in its rooms',
  },
  {
    room: 'src/channels/',
    may: ['src/core/', 'src/ports/clock.ts'],
    packages: [/^restify$/u, /^ws$/u, /^zod$/u, /^altcha-lib/u, /^botbuilder$/u, /^node:/u],
    why: 'channels declare what they need in needs.ts; only app.ts gives it to them',
  },
  {
    room: 'src/web/',
    may: ['src/core/', 'src/channels/pages/texts/'],
    packages: [
      /^esbuild$/u,
      /^preact(?:\/hooks)?$/u,
      /^altcha-lib/u,
      /^@zxcvbn-ts\//u,
      /^@microsoft\/teams-js$/u,
      /^node:/u,
    ],
    why: 'the front end shares nothing with the server but the pure core and its sentences',
  },
  {
    room: 'manifest/',
    may: [],
    packages: [/^ajv-draft-04$/u, /^fflate$/u, /^node:/u],
    why: 'the package for Teams is made from what it is told',
  },
  {
    room: 'src/cli/',
    may: ['src/', 'knowledge/', 'dialogs/', 'manifest/'],
    packages: [/^node:/u],
    why: 'commands are small programs of their own',
  },
  {
    room: 'src/',
    may: ['src/', 'knowledge/', 'dialogs/'],
    packages: [/^botbuilder$/u, /^node:/u],
    why: 'app.ts is the one place that sees everything',
  },
];

const roomOf = ({ path }: Source): Room => {
  const room = ROOMS.find(({ room: prefix }) => path.startsWith(prefix));
  if (room === undefined) throw new Error(`${path} is in no room; add one to test/architecture.test.ts`);
  return room;
};

describe('the architecture', () => {
  it('imports in the allowed directions only', () => {
    const wrong = sources.flatMap((source) => {
      const { room, may, why } = roomOf(source);
      const strangers = source.files.filter(
        (file) => !file.startsWith(room) && !may.some((prefix) => file.startsWith(prefix)),
      );
      return strangers.map(
        (file) => `${source.path} imports ${file}: ${why}. Declare what is needed and let app.ts pass it in.`,
      );
    });
    expect(wrong, wrong.join('\n')).to.be.empty;
  });

  it('keeps packages in their rooms', () => {
    const wrong = sources.flatMap((source) => {
      const { packages, why } = roomOf(source);
      const strangers = source.packages.filter((name) => !packages.some((allowed) => allowed.test(name)));
      return strangers.map((name) => `${source.path} imports ${name}: ${why}.`);
    });
    expect(wrong, wrong.join('\n')).to.be.empty;
  });

  it('has no circle of imports', () => {
    const cycle = findCycle(sources);
    expect(cycle, cycle?.join(' -> ')).to.equal(undefined);
  });

  it('reads the environment at the entrance only', () => {
    const wrong = sources.filter(
      ({ path, text }) =>
        /process\.env/u.test(text) && !/^src\/(?:index\.ts|cli\/|web\/fetch-web-chat\.ts)/u.test(path),
    );
    expect(paths(wrong), 'pass configuration in; only src/index.ts and src/cli read the environment').to.be.empty;
  });

  it('has time and chance handed in', () => {
    const own = /\bDate\.now\(|new Date\(\)|Math\.random\(|\brandom(?:Bytes|Int|UUID)\(/u;
    const home = /^src\/(?:adapters\/(?:clock|crypto\/|directory\/embedded\/password-hash)|web\/|cli\/)|^knowledge\//u;
    const wrong = sources.filter(({ path, text }) => own.test(text) && !home.test(path));
    expect(paths(wrong), 'take Clock and Random from src/ports/clock.ts as parameters').to.be.empty;
  });

  it('keeps rooms small enough to see', () => {
    const wrong = sources.filter(
      ({ path, text }) => text.split('\n').length > 300 && !/^(?:dialogs|src\/channels\/pages)\/texts\//u.test(path),
    );
    expect(paths(wrong), 'more than 300 lines: would two rooms read better?').to.be.empty;
  });

  it('leaves no notes to self', () => {
    const wrong = sources.filter(({ text }) => /\b(?:TODO|FIXME|XXX|HACK)\b/u.test(text));
    expect(paths(wrong), 'finish it, or write it down where people look').to.be.empty;
  });
});

const paths = (found: readonly Source[]): string[] => found.map(({ path }) => path);
