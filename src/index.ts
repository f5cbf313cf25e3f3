import { enableCompileCache } from 'node:module';

enableCompileCache();
const { start } = await import('./cli/start.ts');
await start(process.env);
