// The views of one story beside each other: the drafts that other analysts have of it, and the form that asks for a further one.
import type { StoryView } from '../../store/repositories/second-views.ts';
import { draftPath, type DraftView } from './draft-view.ts';
import { Moment, StateMark } from './layout.tsx';

const ended: ReadonlySet<StoryView['state']> = new Set(['published', 'corrected', 'retracted', 'spiked', 'failed', 'withdrawn']);

function Asked({ view }: { view: StoryView }) {
  if (view.asked === null) return null;
  return (
    <span class="aside">
      {` asked for by ${view.asked.by}, `}
      <Moment date={view.asked.at} />
      {view.asked.reason === null ? null : (
        <>
          {': '}
          <q dir="auto">{view.asked.reason}</q>
        </>
      )}
    </span>
  );
}

function Withdraw({ view }: { view: StoryView }) {
  if (view.asked === null || view.state !== 'queued') return null;
  return (
    <form method="post" action={`/drafts/${view.draftId}/withdraw`}>
      <button type="submit" aria-label={`Withdraw the request to ${view.personaName}`}>
        Withdraw
      </button>
    </form>
  );
}

function AskForView({ page }: { page: DraftView }) {
  const busy = new Set(page.views.filter((view) => !ended.has(view.state)).map((view) => view.personaId));
  const free = page.personas.filter((persona) => !busy.has(persona.id));
  if (free.length === 0) return null;
  return (
    <details class="ask-view">
      <summary>Ask another analyst</summary>
      <form class="stack" method="post" action={`/drafts/${page.draft.id}/second-view`}>
        <label>
          Analyst
          <select name="persona" required>
            {free.map((persona) => (
              <option value={persona.id}>{persona.name}</option>
            ))}
          </select>
        </label>
        <label>
          Why, if you like
          <input name="reason" maxlength={500} />
        </label>
        <button type="submit">Ask for a second view</button>
      </form>
    </details>
  );
}

export function OtherViews({ page }: { page: DraftView }) {
  return (
    <section class="sheet after-text" aria-labelledby="views-title">
      <h2 id="views-title">Views of this story</h2>
      <ul class="history">
        {page.views.map((view) => (
          <li>
            {view.draftId === page.draft.id ? (
              <strong>{`${view.personaName} (this draft)`}</strong>
            ) : (
              <a href={draftPath(view.draftId)}>{view.personaName}</a>
            )}{' '}
            <StateMark state={view.state} />
            <Asked view={view} />
            <Withdraw view={view} />
          </li>
        ))}
      </ul>
      <AskForView page={page} />
    </section>
  );
}
