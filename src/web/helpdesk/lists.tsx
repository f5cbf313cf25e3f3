import { useEffect, useState } from 'preact/hooks';
import { api, type Listed } from './api.ts';
import { moment, t } from './words.ts';

export type Which = 'locked' | 'expiring';

/** Accounts that may need attention; looking is on record, so it is asked for once and not by itself. */
export function AccountList({ which }: { which: Which }) {
  const [found, setFound] = useState<readonly Listed[] | undefined>(undefined);
  useEffect(() => {
    setFound(undefined);
    api.list(which).then(
      (list) => setFound(list ?? []),
      () => setFound([]),
    );
  }, [which]);
  return (
    <section class="listed" aria-labelledby="listed">
      <h2 id="listed">{t.tabs[which]}</h2>
      <p class="hint">{t.listLead[which]}</p>
      {found?.length === 0 && <p>{t.listEmpty[which]}</p>}
      {found !== undefined && found.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">{t.name}</th>
              <th scope="col">{t.userId}</th>
              <th scope="col">{t.when[which]}</th>
            </tr>
          </thead>
          <tbody>
            {found.map(({ userId, displayName, until }) => (
              <tr key={userId}>
                <td>{displayName}</td>
                <td>{userId}</td>
                <td>{until === undefined ? t.byAdmin : moment(until)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
