import { readFileSync } from 'node:fs';

/**
 * Loaded before a process begins (`--import`): its machine's clock is off by the milliseconds in the
 * file that MOVED_CLOCK names, also when that changes while it runs. What counts time that passes
 * (`performance.now`) is left alone, as a clock that is set leaves it alone.
 */
const file = process.env['MOVED_CLOCK'];
const real = Date.now.bind(Date);
if (file !== undefined) Date.now = () => real() + Number(readFileSync(file, 'utf8'));
