import { RequestTracker } from './server.ts';

let started: Promise<RequestTracker> | undefined;

/** One Request Tracker for all suites of a run: making it takes longer than all of them. */
export const sharedRequestTracker = (): Promise<RequestTracker> => (started ??= RequestTracker.start());

after(async function tidy() {
  this.timeout(20_000);
  await started?.then((server) => server.remove()).catch(() => {});
});
