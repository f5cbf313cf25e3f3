import type { Queue, Row } from './api.ts';
import { ago, howLong, t } from './words.ts';

interface QueueProps {
  readonly queue: Queue;
  readonly selected: string | undefined;
  readonly onPick: (id: string) => void;
}

export function QueueList({ queue, selected, onPick }: QueueProps) {
  return (
    <div class="queue">
      <h2 id="open-cases">{t.open(queue.open.length)}</h2>
      {queue.open.length === 0 && <p class="hint">{t.empty}</p>}
      <Rows rows={queue.open} label="open-cases" selected={selected} onPick={onPick} />
      {queue.closed.length > 0 && (
        <details class="closed">
          <summary>
            <h2 id="closed-cases">{t.closed}</h2>
          </summary>
          <Rows rows={queue.closed} label="closed-cases" selected={selected} onPick={onPick} />
        </details>
      )}
    </div>
  );
}

interface RowsProps extends Pick<QueueProps, 'selected' | 'onPick'> {
  readonly rows: readonly Row[];
  readonly label: string;
}

const Rows = ({ rows, label, selected, onPick }: RowsProps) => (
  <ul class="rows" aria-labelledby={label}>
    {rows.map((row) => (
      <li key={row.id}>
        <RowButton row={row} isSelected={row.id === selected} onPick={onPick} />
      </li>
    ))}
  </ul>
);

function RowButton({ row, isSelected, onPick }: { row: Row; isSelected: boolean; onPick: (id: string) => void }) {
  const isColleagues = ['assigned', 'active', 'waiting'].includes(row.state) && !row.mine;
  return (
    <button
      type="button"
      class={`row${row.urgent ? ' urgent' : ''}`}
      aria-current={isSelected ? 'true' : undefined}
      disabled={isColleagues}
      onClick={() => onPick(row.id)}
    >
      <span class="row-top">
        <strong>{isColleagues ? t.colleague : (row.person ?? t.someone)}</strong>
        <Wait row={row} />
      </span>
      <span class="row-line">
        <code>{row.reference}</code> · {t.about[row.about] ?? row.about}
      </span>
      <span class="badges">
        {row.urgent && <span class="badge bad">{t.urgent}</span>}
        <span class="badge">{t.state[row.state]}</span>
        {row.agent !== undefined && <span class="badge">{row.mine ? t.mine : t.by(row.agent)}</span>}
        {!isColleagues && (
          <span class={`badge${row.verified ? ' good' : ''}`}>{row.verified ? t.verified : t.unverified}</span>
        )}
        {row.escalated && <span class="badge warn">{t.escalated}</span>}
        {row.callBack && <span class="badge warn">{t.callBack}</span>}
        {row.unread && <span class="badge good">{t.unread}</span>}
        <span class="badge" lang="nl">
          {row.language.toUpperCase()}
        </span>
      </span>
    </button>
  );
}

/** How long it waits, and how the promise stands. */
export function Wait({ row }: { row: Row }) {
  const { promise, leftMs, paused } = row.standing;
  if (row.closedAt !== undefined) return <span class="wait">{ago(row.closedAt)}</span>;
  if (paused) return <span class="wait">{t.paused}</span>;
  const words = howLong(leftMs);
  if (leftMs < 0) return <span class="wait late">{t.late(t.promise[promise], words)}</span>;
  const isSoon = row.standing.mark !== undefined;
  return <span class={`wait${isSoon ? ' soon' : ''}`}>{t.left(t.promise[promise], words)}</span>;
}
