import { useEffect, useRef } from 'preact/hooks';
import { Account } from './account.tsx';
import type { Act, Line, View } from './api.ts';
import { Chat } from './chat.tsx';
import { Help } from './help.tsx';
import { History } from './history.tsx';
import { Proof } from './proof.tsx';
import { Wait } from './queue.tsx';
import { t } from './words.ts';

interface CaseProps {
  readonly view: View;
  readonly lines: readonly Line[];
  readonly act: Act;
  readonly onBack: () => void;
}

/** The whole case on one screen: the talk, and beside it all that is known. */
export function Case({ view, lines, act, onBack }: CaseProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [view.id]);
  const isFree = view.state === 'queued' || view.state === 'reopened';
  const isOver = ['resolved', 'expired', 'failed'].includes(view.state);
  return (
    <article class="case" aria-labelledby="case-title">
      <header class="case-head">
        <button type="button" class="quiet back" onClick={onBack}>
          ← {t.back}
        </button>
        <h2 id="case-title" tabindex={-1} ref={heading}>
          {view.account?.displayName ?? view.claimedId ?? t.someone}
        </h2>
        <p class="case-line">
          <code>{view.reference}</code> · {t.state[view.state]} · {t.languages[view.language]} ·{' '}
          {t.about[view.about] ?? view.about} · <Wait row={view} />
          {view.ticket !== undefined && <TicketLink ticket={view.ticket} />}
        </p>
        <p class="badges">
          {view.urgent && <span class="badge bad">{t.urgent}</span>}
          <span class={`badge${view.verified ? ' good' : ''}`}>{view.verified ? t.verified : t.unverified}</span>
          {view.callBack && <span class="badge warn">{t.callBack}</span>}
          {view.escalated && <span class="badge warn">{t.escalated}</span>}
        </p>
        {isFree && (
          <button type="button" class="button primary" onClick={() => void act({ do: 'claim' })}>
            {t.claim}
          </button>
        )}
        {isOver && (
          <button type="button" class="button" onClick={() => void act({ do: 'reopen' })}>
            {t.reopen}
          </button>
        )}
      </header>
      <div class="case-body">
        <section class="box talk-box" aria-labelledby="talk">
          <h3 id="talk">{t.chat}</h3>
          <Chat view={view} lines={lines} act={act} />
        </section>
        <div class="facts-side">
          <Account view={view} act={act} />
          <Proof view={view} act={act} />
          <Help view={view} act={act} />
          <History view={view} act={act} />
        </div>
      </div>
    </article>
  );
}

/** Of the helpdesk's own ticket system. */
function TicketLink({ ticket: { number, url } }: { ticket: NonNullable<View['ticket']> }) {
  const name = `${t.ticket} ${number}`;
  if (url === undefined || !/^https?:/u.test(url)) return <> · {name}</>;
  return (
    <>
      {' · '}
      <a href={url} target="_blank" rel="noreferrer">
        {name}
      </a>
    </>
  );
}
