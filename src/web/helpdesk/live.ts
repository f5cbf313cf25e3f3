import { useEffect, useRef, useState } from 'preact/hooks';
import { api, SignedOut } from './api.ts';

/** Bound to the stream of events; asks again whenever something is new, and after every break. */
export function useNews(
  caseId: string | undefined,
  onCases: () => void,
  onChat: () => void,
  onOut: () => void,
): boolean {
  const [online, setOnline] = useState(true);
  const latest = useRef({ onCases, onChat, onOut });
  latest.current = { onCases, onChat, onOut };
  useEffect(() => {
    let closed = false;
    const source = new EventSource(`/helpdesk/api/events${caseId === undefined ? '' : `?case=${caseId}`}`);
    const all = () => {
      setOnline(true);
      latest.current.onCases();
      latest.current.onChat();
    };
    source.addEventListener('open', all);
    source.addEventListener('cases', () => latest.current.onCases());
    source.addEventListener('chat', () => latest.current.onChat());
    source.addEventListener('signed-out', () => latest.current.onOut());
    source.addEventListener('error', () => {
      if (closed) return;
      setOnline(false);
      // The browser gives up for good on a refusal; the door says which one it was.
      if (source.readyState === EventSource.CLOSED) {
        api.me().then(
          () => setTimeout(() => latest.current.onCases(), 2_000),
          (error: unknown) => error instanceof SignedOut && latest.current.onOut(),
        );
      }
    });
    return () => {
      closed = true;
      source.close();
    };
  }, [caseId]);
  return online;
}

const EVERY_MS = 60_000;

/** Says once a minute that a person is there, when one is; tells when there was no sign for long. */
export function useSigns(onIdle: (leftMs: number) => void, onOut: () => void): void {
  useEffect(() => {
    let idleAt = Date.now() + 15 * EVERY_MS;
    let toldAt = Date.now();
    const tell = async () => {
      toldAt = Date.now();
      const answer = await api.here();
      if (answer !== undefined) idleAt = Date.parse(answer.idleAt);
    };
    const refused = (error: unknown) => error instanceof SignedOut && onOut();
    const sign = () => {
      if (Date.now() - toldAt > EVERY_MS) tell().catch(refused);
    };
    const events = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const;
    for (const event of events) addEventListener(event, sign, { passive: true });
    const watch = setInterval(() => {
      const left = idleAt - Date.now();
      onIdle(left);
      // The server decides; its clock may be another.
      if (left <= 0) api.me().then((me) => me && (idleAt = Date.parse(me.idleAt)), refused);
    }, 5_000);
    return () => {
      clearInterval(watch);
      for (const event of events) removeEventListener(event, sign);
    };
  }, []);
}
