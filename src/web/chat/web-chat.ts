/** As much of Web Chat's published bundle as is used here. */
export interface WebChat {
  renderWebChat(props: object, element: HTMLElement): void;
  createDirectLine(options: object): DirectLine;
  createStore(initialState: object, ...middleware: Middleware[]): Store;
}

export interface DirectLine {
  readonly connectionStatus$: { subscribe(listener: (status: number) => void): { unsubscribe(): void } };
  end(): void;
}

/** What `connectionStatus$` says. */
export const STATUS = { online: 2, expired: 3, failed: 4, ended: 5 } as const;

export interface Action {
  readonly type: string;
  readonly payload?: Readonly<Record<string, unknown>> | undefined;
}

export interface Store {
  dispatch(action: Action): unknown;
  getState(): { readonly sendBoxValue?: unknown };
}

export type Middleware = (store: Store) => (next: (action: Action) => unknown) => (action: Action) => unknown;

/** The bundle, loaded once; it is large and never changes. */
export function loadWebChat(url: string): Promise<WebChat> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = url;
    script.addEventListener('load', () => resolve((globalThis as unknown as { WebChat: WebChat }).WebChat));
    script.addEventListener('error', () => {
      script.remove();
      reject(new Error('the web chat did not load'));
    });
    document.head.append(script);
  });
}
