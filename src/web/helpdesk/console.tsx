import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { api, SignedOut, type Act, type Line, type Queue, type Told, type View } from './api.ts';
import { Case } from './case.tsx';
import { CallBacks } from './call-backs.tsx';
import { AccountList, type Which } from './lists.tsx';
import { useNews, useSigns } from './live.ts';
import { QueueList } from './queue.tsx';
import { howLong, t } from './words.ts';

type Tab = 'queue' | Which | 'calls';
const TABS: readonly Tab[] = ['queue', 'calls', 'locked', 'expiring'];
const WARN_MS = 2 * 60_000;

/** The case in the address, so that a reload comes back to it. */
const caseInAddress = (): string | undefined => new URL(location.href).searchParams.get('case') ?? undefined;

export function Console() {
  const [tab, setTab] = useState<Tab>('queue');
  const [queue, setQueue] = useState<Queue | undefined>(undefined);
  const [selected, setSelected] = useState(caseInAddress);
  const [view, setView] = useState<View | undefined>(undefined);
  const [lines, setLines] = useState<readonly Line[]>([]);
  const [news, setNews] = useState('');
  const [idleMs, setIdleMs] = useState(Infinity);
  const [isOut, setIsOut] = useState(false);
  const at = useRef<{ id: string | undefined; seq: number }>({ id: undefined, seq: 0 });
  const urgent = useRef<ReadonlySet<string> | undefined>(undefined);

  const out = useCallback(() => setIsOut(true), []);
  const quietly = (work: Promise<unknown>) =>
    void work.catch((error: unknown) => error instanceof SignedOut && setIsOut(true));

  const readQueue = useCallback(async () => {
    const found = await api.queue();
    if (found === undefined) return;
    const now = new Set(found.open.filter((row) => row.urgent && row.agent === undefined).map(({ id }) => id));
    if (urgent.current !== undefined && [...now].some((id) => urgent.current?.has(id) !== true)) setNews(t.newUrgent);
    urgent.current = now;
    setQueue(found);
  }, []);

  const readCase = useCallback(async () => {
    if (selected === undefined) return setView(undefined);
    const found = await api.look(selected);
    if (found === undefined) pick(undefined);
    setView(found);
  }, [selected]);

  const readChat = useCallback(async () => {
    if (selected === undefined) return;
    const isNew = at.current.id !== selected;
    if (isNew) at.current = { id: selected, seq: 0 };
    for (let more = true; more;) {
      const from = at.current.seq;
      const found = await api.chat(selected, from);
      // Another answer, or another case, came first.
      if (found === undefined || at.current.id !== selected || at.current.seq !== from) return;
      more = found.last > from;
      at.current.seq = found.last;
      setLines((known) => (from === 0 ? found.lines : [...known, ...found.lines]));
    }
  }, [selected]);

  const online = useNews(
    selected,
    () => quietly(Promise.all([readQueue(), readCase()])),
    () => quietly(readChat()),
    out,
  );
  useSigns(setIdleMs, out);
  useEffect(() => {
    quietly(Promise.all([readQueue(), readCase(), readChat()]));
    // What time has done to waits and proofs.
    const timer = setInterval(() => quietly(Promise.all([readQueue(), readCase()])), 20_000);
    return () => clearInterval(timer);
  }, [readQueue, readCase, readChat]);
  useEffect(() => {
    const onPop = () => pick(caseInAddress(), false);
    addEventListener('popstate', onPop);
    return () => removeEventListener('popstate', onPop);
  }, []);

  function pick(id: string | undefined, isMove = true): void {
    setSelected(id);
    setView(undefined);
    setLines([]);
    setTab('queue');
    if (!isMove) return;
    const address = new URL(location.href);
    if (id === undefined) address.searchParams.delete('case');
    else address.searchParams.set('case', id);
    history.pushState(undefined, '', address);
  }

  const act: Act = async (action) => {
    if (selected === undefined) return false;
    // One key for each press: a repetition on the way has one effect.
    const key = crypto.randomUUID();
    try {
      const told = await api.act(selected, action, key).catch(() => api.act(selected, action, key));
      setNews(wordsFor(told));
      await Promise.all([readQueue(), readCase(), readChat()]);
      return told?.status === 'done';
    } catch (error) {
      if (error instanceof SignedOut) setIsOut(true);
      else setNews(t.failed);
      return false;
    }
  };

  if (isOut) return <SignedOutNotice />;
  return (
    <>
      <nav class="tabs" aria-label={t.tabsLabel}>
        {TABS.map((name) => (
          <button
            key={name}
            type="button"
            class="tab"
            aria-current={tab === name ? 'page' : undefined}
            onClick={() => setTab(name)}
          >
            {name === 'calls' ? t.callBacks.tab : t.tabs[name]}
          </button>
        ))}
      </nav>
      <p class="news" role="status">
        {!online ? t.offline : idleMs < WARN_MS ? t.idle(howLong(Math.max(idleMs, 0))) : news}
      </p>
      {tab === 'queue' ? (
        <div class={`desk${selected === undefined ? '' : ' has-case'}`}>
          {queue !== undefined && <QueueList queue={queue} selected={selected} onPick={pick} />}
          {view === undefined ? (
            selected === undefined && <p class="pick hint">{t.pick}</p>
          ) : (
            <Case view={view} lines={lines} act={act} onBack={() => pick(undefined)} />
          )}
        </div>
      ) : tab === 'calls' ? (
        <CallBacks />
      ) : (
        <AccountList which={tab} />
      )}
    </>
  );
}

function wordsFor(told: Told | undefined): string {
  if (told === undefined) return t.failed;
  if (told.status === 'taken') return t.taken(told.by);
  if (told.status === 'refused') return t.why[told.why as keyof typeof t.why] ?? t.failed;
  return told.masked === true ? t.masked : '';
}

const SignedOutNotice = () => (
  <div class="card message" role="alert">
    <h2>{t.signedOut.title}</h2>
    <p class="lead">{t.signedOut.text}</p>
    <p class="actions">
      <a class="button primary" href="/sign-in">
        {t.door.nobody.title}
      </a>
    </p>
  </div>
);
