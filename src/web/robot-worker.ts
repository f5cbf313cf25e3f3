import { solve } from './chat/solve.ts';

/** Works beside the page, so that nothing stutters meanwhile. */
self.addEventListener('message', (event: MessageEvent<unknown>) => {
  void solve(event.data).then(
    (payload) => self.postMessage({ payload }),
    () => self.postMessage({}),
  );
});
