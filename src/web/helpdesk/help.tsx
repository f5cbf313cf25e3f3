import { useState } from 'preact/hooks';
import type { Act, View } from './api.ts';
import { t } from './words.ts';

interface Ask {
  readonly action: { readonly do: string };
  readonly words: string;
}

/** What can be done for the employee, and how the case ends. Whatever weighs something is asked once more. */
export function Help({ view, act }: { view: View; act: Act }) {
  const [asked, setAsked] = useState<Ask | undefined>(undefined);
  if (!view.mine) return null;
  const isClosed = !view.may.unlock && !view.may.resetLink;
  const ask = (name: string, words: string) => () => setAsked({ action: { do: name }, words });
  return (
    <section class="box" aria-labelledby="help">
      <h3 id="help">{t.help}</h3>
      {view.effect !== undefined && <p class="notice">{t.effect[view.effect.what][view.effect.how]}</p>}
      {view.may.privileged ? (
        <p class="notice warn">{t.privileged}</p>
      ) : (
        <>
          <p class="actions">
            <button
              type="button"
              class="button small"
              disabled={!view.may.unlock}
              aria-describedby={isClosed ? 'closed-until' : undefined}
              onClick={ask('unlock', t.confirmUnlock)}
            >
              {t.unlock}
            </button>
            <button
              type="button"
              class="button small"
              disabled={!view.may.resetLink}
              aria-describedby={isClosed ? 'closed-until' : undefined}
              onClick={ask('reset-link', t.confirmLink)}
            >
              {t.resetLink}
            </button>
          </p>
          {isClosed && (
            <p class="hint" id="closed-until">
              {t.closedUntil}
            </p>
          )}
        </>
      )}
      <h4>{t.actions}</h4>
      <p class="actions">
        <button type="button" class="button small primary" onClick={ask('resolve', t.confirmStop)}>
          {t.resolve}
        </button>
        {view.state !== 'waiting' && (
          <button type="button" class="button small" onClick={() => void act({ do: 'wait' })}>
            {t.wait}
          </button>
        )}
        {view.state !== 'waiting' && (
          <>
            <button type="button" class="button small" onClick={() => void act({ do: 'release' })}>
              {t.release}
            </button>
            <button type="button" class="button small" onClick={ask('escalate', t.confirmStop)}>
              {t.escalate}
            </button>
          </>
        )}
      </p>
      {asked !== undefined && (
        <Confirm
          words={asked.words}
          onNo={() => setAsked(undefined)}
          onYes={() => {
            setAsked(undefined);
            void act(asked.action);
          }}
        />
      )}
    </section>
  );
}

/** A dialog of the browser's own: it holds the focus, and Escape is a no. */
const Confirm = ({ words, onYes, onNo }: { words: string; onYes: () => void; onNo: () => void }) => (
  <dialog
    class="dialog"
    aria-describedby="confirm-words"
    aria-label={t.help}
    ref={(element: HTMLDialogElement | null) => {
      if (element !== null && !element.open) element.showModal();
    }}
    onCancel={onNo}
  >
    <p id="confirm-words">{words}</p>
    <p class="actions">
      <button type="button" class="button primary" onClick={onYes}>
        {t.yes}
      </button>
      <button type="button" class="button" onClick={onNo}>
        {t.no}
      </button>
    </p>
  </dialog>
);
