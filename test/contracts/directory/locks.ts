import type { Added, Peer } from './peer.ts';

const MOST = 50;

/** Wrong sign-ins, past the adapter, until the directory locks. */
export async function lockOut(peer: Peer, { userId }: Added): Promise<void> {
  for (let tries = 0; tries < MOST; tries++) {
    if ((await peer.signIn(userId, `not-this-one-${tries}`)) === 'locked') return;
  }
  throw new Error(`${userId} did not lock after ${MOST} wrong sign-ins`);
}
