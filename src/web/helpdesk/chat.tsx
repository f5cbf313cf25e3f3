import { useEffect, useRef, useState } from 'preact/hooks';
import { api, type Act, type Line, type View } from './api.ts';
import { moment, t } from './words.ts';

const TYPING_EVERY_MS = 4_000;
/** So far from the end, somebody reads back. */
const NEAR_PX = 240;

/** What was said by all three, and the agent's own words. */
export function Chat({ view, lines, act }: { view: View; lines: readonly Line[]; act: Act }) {
  const end = useRef<HTMLDivElement>(null);
  const last = lines.at(-1)?.seq ?? 0;
  const shown = useRef({ id: '', last: 0 });
  useEffect(() => {
    const box = end.current;
    if (box === null || last === 0) return;
    const isFirst = shown.current.id !== view.id || shown.current.last === 0;
    const isNear = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_PX;
    // Whoever reads back is left where they are.
    if (isFirst || isNear || lines.at(-1)?.from === 'agent') box.scrollTop = box.scrollHeight;
    shown.current = { id: view.id, last };
  }, [last, view.id, view.personTyping]);
  useEffect(() => {
    const tell = () => view.mine && last > 0 && !document.hidden && void api.seen(view.id, last).catch(() => undefined);
    tell();
    document.addEventListener('visibilitychange', tell);
    return () => document.removeEventListener('visibilitychange', tell);
  }, [last, view.id, view.mine]);

  if (!view.chat) return <p class="hint">{t.noChat}</p>;
  const read = lines.findLast(({ from, seq }) => from === 'agent' && seq <= view.personSeen)?.seq;
  return (
    <>
      <div class="talk" ref={end} tabindex={0} role="log" aria-label={t.chat}>
        {lines.length === 0 && <p class="hint">{t.noLines}</p>}
        <ol>
          {lines.map((line) => (
            <Said key={line.seq} line={line} isRead={line.seq === read} lang={view.language} />
          ))}
        </ol>
        <p class="hint typing">{view.personTyping ? t.typing : ''}</p>
      </div>
      {view.mine ? <Speak id={view.id} act={act} /> : <p class="hint">{t.claimFirst}</p>}
    </>
  );
}

/** As plain text, whatever it holds. */
const Said = ({ line, isRead, lang }: { line: Line; isRead: boolean; lang: string }) => (
  <li class={`said ${line.from}`}>
    <p class="said-by">
      {line.name ?? t.from[line.from]} <time dateTime={line.at}>{moment(line.at)}</time>
    </p>
    {line.text !== '' && (
      <p class="words" lang={lang}>
        {line.text}
      </p>
    )}
    {line.files.map((name) => (
      <p key={name} class="words file">
        {t.file(name)}
      </p>
    ))}
    {isRead && <p class="said-by">{t.seen}</p>}
  </li>
);

function Speak({ id, act }: { id: string; act: Act }) {
  const [words, setWords] = useState('');
  const toldAt = useRef(0);
  async function send(event: Event): Promise<void> {
    event.preventDefault();
    if (words.trim() === '') return;
    if (await act({ do: 'say', words })) setWords('');
  }
  function type(text: string): void {
    setWords(text);
    if (text === '' || Date.now() - toldAt.current < TYPING_EVERY_MS) return;
    toldAt.current = Date.now();
    void api.typing(id).catch(() => undefined);
  }
  return (
    <form class="speak" onSubmit={(event) => void send(event)}>
      <label for="words">{t.say}</label>
      <textarea
        id="words"
        rows={2}
        maxLength={4000}
        value={words}
        onInput={(event) => type(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) void send(event);
        }}
      />
      <button class="button primary" type="submit">
        {t.send}
      </button>
    </form>
  );
}
