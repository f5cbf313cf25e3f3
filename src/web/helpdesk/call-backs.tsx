import { useState } from 'preact/hooks';
import { api, type CallBack } from './api.ts';
import { t } from './words.ts';

const words = t.callBacks;

/** Somebody on the phone: found by the reference that they read out from their chat. */
export function CallBacks() {
  const [reference, setReference] = useState('');
  const [found, setFound] = useState<CallBack | undefined>(undefined);
  const [told, setTold] = useState('');

  async function look(event: Event): Promise<void> {
    event.preventDefault();
    const typed = reference.trim().toUpperCase();
    const known = /^[\w-]{1,40}$/u.test(typed) ? await api.callBack(typed).catch(() => undefined) : undefined;
    setFound(known);
    setTold(known === undefined ? words.none : '');
  }

  async function act(way: string): Promise<void> {
    if (found === undefined) return;
    const answer = await api.actBack(found.reference, way).catch(() => undefined);
    if (answer === undefined) setTold(words.none);
    else if (answer.status === 'refused') setTold(words.why[answer.why as keyof typeof words.why] ?? t.failed);
    else setTold(words[answer.status]);
  }

  return (
    <section class="listed" aria-labelledby="calls">
      <h2 id="calls">{words.tab}</h2>
      <p class="hint">{words.lead}</p>
      <form class="stack" onSubmit={(event) => void look(event)}>
        <div class="field">
          <label for="reference">{words.reference}</label>
          <input
            id="reference"
            type="text"
            class="code"
            autocomplete="off"
            spellcheck={false}
            maxLength={20}
            value={reference}
            onInput={(event) => setReference(event.currentTarget.value)}
          />
        </div>
        <button class="button" type="submit">
          {words.look}
        </button>
      </form>
      <p role="status">{told}</p>
      {found !== undefined && (
        <div class="box">
          <h3>{found.person}</h3>
          <p class="hint">{found.userId}</p>
          <p>{found.ways.length === 0 ? t.noWays : `${t.sendCode}:`}</p>
          <p class="actions">
            {found.ways.map((way) => (
              <button key={way} type="button" class="button small" onClick={() => void act(way)}>
                {t.ways[way]}
              </button>
            ))}
            {found.mayAttest && (
              <button type="button" class="button small" onClick={() => void act('attest')}>
                {words.attest}
              </button>
            )}
          </p>
        </div>
      )}
    </section>
  );
}
