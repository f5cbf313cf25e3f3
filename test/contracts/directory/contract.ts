import { effects } from './effects.ts';
import { faults } from './faults.ts';
import { names } from './names.ts';
import { passwords } from './passwords.ts';
import type { Harness, Peer } from './peer.ts';
import { rules } from './rules.ts';
import { standing } from './standing.ts';

type Chapter = (harness: Harness, peer: () => Peer) => void;
const CHAPTERS: readonly Chapter[] = [names, standing, passwords, effects, rules, faults];

/**
 * What every directory behind the port does. Where abilities differ, what is declared is asked for, and
 * what is not declared must be refused.
 */
export function directoryContract(harness: Harness, chapters: readonly Chapter[] = CHAPTERS): void {
  describe(`${harness.name}: the contract of directories`, () => {
    let peer: Peer;
    before(async function openPeer() {
      this.timeout(120_000);
      peer = await harness.open();
    });
    after(() => peer.close());

    for (const chapter of chapters) chapter(harness, () => peer);
  });
}
