import { useState } from 'preact/hooks';
import type { Act, View } from './api.ts';
import { moment, t } from './words.ts';

/** Notes of colleagues among what happened, the latest first. */
export function History({ view, act }: { view: View; act: Act }) {
  const [words, setWords] = useState('');
  const mayNote = view.mine || ['queued', 'reopened'].includes(view.state);
  async function keep(event: Event): Promise<void> {
    event.preventDefault();
    if (words.trim() !== '' && (await act({ do: 'note', words }))) setWords('');
  }
  return (
    <section class="box" aria-labelledby="history">
      <h3 id="history">{t.notes}</h3>
      {mayNote && (
        <form class="note" onSubmit={(event) => void keep(event)}>
          <label for="note">{t.note}</label>
          <textarea
            id="note"
            rows={2}
            maxLength={4000}
            value={words}
            onInput={(event) => setWords(event.currentTarget.value)}
          />
          <button class="button small" type="submit">
            {t.noteSubmit}
          </button>
        </form>
      )}
      <ol class="events">
        {view.events.toReversed().map((event) => (
          <li key={`${event.at} ${event.kind}`}>
            <time dateTime={event.at}>{moment(event.at)}</time> {t.events[event.kind]}
            {event.method !== undefined && ` (${t.ways[event.method]})`}
            {event.by !== undefined && `, ${event.by}`}
            {event.words !== undefined && (
              <p class="words">{event.kind === 'late' ? markIn(event.words) : event.words}</p>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

const markIn = (words: string): string => t.marks[words as keyof typeof t.marks] ?? words;
