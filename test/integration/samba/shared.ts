import { Controller } from './controller.ts';
import { Domain } from './domain.ts';

let made: Promise<Domain> | undefined;

/** One domain for all suites of a run: making it takes longer than most of them. */
export const sharedDomain = (): Promise<Domain> => (made ??= make());

async function make(): Promise<Domain> {
  const controller = await Controller.provision();
  await controller.start();
  return Domain.furnish(controller);
}

after(async function tidy() {
  this.timeout(20_000);
  if (made === undefined) return;
  const domain = await made;
  await domain.close().catch(() => {});
  await domain.controller.remove();
});
