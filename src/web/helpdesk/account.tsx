import { useState } from 'preact/hooks';
import type { Act, View } from './api.ts';
import { dayOf, moment, t } from './words.ts';

/** The account as the directory has it at this moment. */
export function Account({ view, act }: { view: View; act: Act }) {
  const { account } = view;
  if (account === undefined) return <Nobody view={view} act={act} />;
  const { diagnosis } = account;
  return (
    <section class="box" aria-labelledby="account">
      <h3 id="account">{t.account}</h3>
      <p class={`finding${diagnosis.kind === 'ok' ? ' good' : ''}`}>
        {t.diagnosis[diagnosis.kind]}
        {diagnosis.until !== undefined && ` ${t.until(moment(diagnosis.until))}`}
        {diagnosis.since !== undefined && ` ${t.since(dayOf(diagnosis.since))}`}
      </p>
      {!account.proven && <p class="notice warn">{t.notProven}</p>}
      <dl class="facts">
        <dt>{t.userId}</dt>
        <dd>{account.userId}</dd>
        <dt>{t.setAt}</dt>
        <dd>{account.passwordSetAt === undefined ? t.unknown : dayOf(account.passwordSetAt)}</dd>
        <dt>{t.expiresAt}</dt>
        <dd>{account.passwordExpiresAt === undefined ? t.never : dayOf(account.passwordExpiresAt)}</dd>
        <dt>{t.source}</dt>
        <dd>{t.sources[account.source]}</dd>
        <dt>{t.contacts}</dt>
        <dd>{account.contacts.map((name) => t.contact[name]).join(', ') || t.noContacts}</dd>
        {account.roles.length > 0 && (
          <>
            <dt>{t.roles}</dt>
            <dd>{account.roles.join(', ')}</dd>
          </>
        )}
      </dl>
    </section>
  );
}

/** Nobody is named yet: the employee says in the chat who they are, and the agent looks it up. */
function Nobody({ view, act }: { view: View; act: Act }) {
  const [userId, setUserId] = useState('');
  const submit = (event: Event) => {
    event.preventDefault();
    if (userId.trim() !== '') void act({ do: 'identify', userId: userId.trim() });
  };
  return (
    <section class="box" aria-labelledby="account">
      <h3 id="account">{t.account}</h3>
      <p>{view.claimedId === undefined ? t.nobody : t.claims(view.claimedId)}</p>
      {view.mine && (
        <form class="stack" onSubmit={submit}>
          <div class="field">
            <label for="identify">{t.identify}</label>
            <input
              id="identify"
              type="text"
              autocomplete="off"
              autocapitalize="none"
              spellcheck={false}
              maxLength={320}
              value={userId}
              onInput={(event) => setUserId(event.currentTarget.value)}
            />
          </div>
          <button class="button small" type="submit">
            {t.identifySubmit}
          </button>
        </form>
      )}
    </section>
  );
}
