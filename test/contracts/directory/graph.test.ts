import { ROLES } from '../../../src/core/account.ts';
import { directoryContract } from './contract.ts';
import { openCloud } from './cloud-peer.ts';
import type { Harness } from './peer.ts';

export const graph: Harness = {
  name: 'Microsoft Graph, before a double',
  abilities: {
    onPremisesReset: false,
    writeBack: false,
    unlock: false,
    reset: true,
    change: false,
    requireChange: true,
    temporaryPass: true,
    readsLock: false,
    readsExpiry: true,
    historyOnReset: false,
  },
  policy: { minLength: 8, history: 1, maxAgeDays: 90, minAgeDays: 0, lockoutThreshold: 10 },
  states: ['disabled', 'must-change', 'password-expired', 'guest', 'managed-elsewhere', 'out-of-reach'],
  roles: ROLES,
  can: {
    change: false,
    verify: false,
    unicode: false,
    downLevel: 'contract',
    lock: true,
    otherPolicy: false,
    faults: true,
  },
  open: () => openCloud(),
};

directoryContract(graph);
