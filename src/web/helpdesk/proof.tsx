import type { Act, View } from './api.ts';
import { moment, t } from './words.ts';

/** Who it is, as far as that is proven, and the way to have it proven. */
export function Proof({ view, act }: { view: View; act: Act }) {
  const { state, gates, until } = view.proof;
  const mayAsk = view.mine && state !== 'passed' && view.account !== undefined && view.chat;
  return (
    <section class="box" aria-labelledby="proof">
      <h3 id="proof">{t.proof}</h3>
      <p class={`proof ${state}`}>
        {t.proofState[state]} {until !== undefined && t.validUntil(moment(until))}
      </p>
      <Gates gates={gates} label={t.proof} />
      {mayAsk && (
        <div role="group" aria-label={t.sendCode}>
          <p class="hint">{view.ways.length === 0 ? t.noWays : `${t.sendCode}:`}</p>
          <p class="actions">
            {view.ways.map((way) => (
              <button
                key={way}
                type="button"
                class="button small"
                onClick={() => void act({ do: 'challenge', method: way })}
              >
                {t.ways[way]}
              </button>
            ))}
          </p>
        </div>
      )}
      {view.before.length > 0 && (
        <>
          <h4>{t.before}</h4>
          <Gates gates={view.before} label={t.before} />
          <p class="hint">{t.beforeNote}</p>
        </>
      )}
      {view.tried !== undefined && (
        <p class="hint">
          {t.tried}: {t.wish[view.tried.wish]}
          {view.tried.method !== undefined && `, ${t.ways[view.tried.method]}`}
          {view.tried.wrong > 0 && `, ${t.wrong(view.tried.wrong)}`}
        </p>
      )}
    </section>
  );
}

function Gates({ gates, label }: { gates: View['before']; label: string }) {
  if (gates.length === 0) return null;
  return (
    <table class="gates" aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{t.method}</th>
          <th scope="col">{t.result}</th>
          <th scope="col">{t.age}</th>
        </tr>
      </thead>
      <tbody>
        {gates.map(({ method, at }) => (
          <tr key={method}>
            <td>{t.ways[method]}</td>
            <td>{t.passed}</td>
            <td>
              <time dateTime={at}>{moment(at)}</time>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
