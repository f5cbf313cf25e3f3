import { loadConfig } from '../../src/config/load.ts';
import { layFoundation } from '../../src/composition/foundation.ts';
import { furnish } from '../../src/composition/services.ts';
import type { TestClock } from './app.ts';

/** The services of an application that runs, as a second process on its folder has them. */
export async function servicesOn({ data, clock }: { readonly data: string; readonly clock: TestClock }, file?: string) {
  const { config } = loadConfig({
    SLEUTEL_DATA: data,
    SLEUTEL_LOG_LEVEL: 'silent',
    ...(file === undefined ? {} : { SLEUTEL_CONFIG: file }),
  });
  const foundation = await layFoundation(config, { clock });
  const services = furnish(config, foundation);
  return { ...services, end: () => foundation.db.destroy() };
}
