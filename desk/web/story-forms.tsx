// What an editor does with a story: each a form with a reason, which stands in the story's history under the editor's name.
import { storyPath, type StoryPageView } from './story-view.ts';

/** Characters of a reason. */
export const longestReason = 500;

/** `written`: what stood in it when the form was refused. */
export function Reason({ label = 'Why', required = true, written = '' }: { label?: string; required?: boolean; written?: string }) {
  return (
    <label>
      {label}
      <input name="reason" required={required} maxlength={longestReason} value={written} />
    </label>
  );
}

function Act({ view, act, title, hint }: { view: StoryPageView; act: string; title: string; hint: string }) {
  return (
    <details class="act">
      <summary>{title}</summary>
      <form class="stack" method="post" action={`${storyPath(view.story.id)}/${act}`}>
        <p class="hint">{hint}</p>
        <Reason />
        <button type="submit">{title}</button>
      </form>
    </details>
  );
}

function PersonaChoice({ view, best }: { view: StoryPageView; best: string | null }) {
  return (
    <label>
      Analyst
      <select name="persona" required>
        {view.personas.map((persona) => (
          <option value={persona.id} selected={persona.id === best}>
            {persona.name}
          </option>
        ))}
      </select>
    </label>
  );
}

const ended: ReadonlySet<string> = new Set(['published', 'corrected', 'retracted', 'spiked', 'failed', 'withdrawn']);

export function Acts({ view }: { view: StoryPageView }) {
  const { story, personas } = view;
  const live = story.drafts.filter((draft) => !ended.has(draft.state));
  const best = story.fits.find((fit) => !live.some((draft) => draft.personaId === fit.personaId))?.personaId ?? null;
  return (
    <section class="sheet acts" aria-labelledby="acts-title">
      <h2 id="acts-title">What to do with it</h2>
      {story.pinnedAt === null ? (
        <Act view={view} act="pin" title="Pin" hint="It is written whatever its score, size or age, and stands first in the list." />
      ) : (
        <Act view={view} act="unpin" title="Unpin" hint="It is judged by its score again." />
      )}
      {story.mutedAt === null ? (
        <Act view={view} act="mute" title="Mute" hint="No analyst is given it, and the list leaves it out. Drafts that are there go on." />
      ) : (
        <Act view={view} act="unmute" title="Unmute" hint="It may be given to an analyst again." />
      )}
      {personas.length === 0 ? null : (
        <>
          <details class="act">
            <summary>{live.length === 0 ? 'Assign to an analyst' : 'Give to another analyst'}</summary>
            <form class="stack" method="post" action={`${storyPath(story.id)}/assign`}>
              {live.length === 0 ? null : (
                <p class="hint">
                  A draft that another analyst has only begun ends; one that an editor has seen or asked for goes on beside it.
                </p>
              )}
              <PersonaChoice view={view} best={best} />
              <Reason />
              <button type="submit">Assign</button>
            </form>
          </details>
          {live.length === 0 ? null : (
            <details class="act">
              <summary>Ask for a second view</summary>
              <form class="stack" method="post" action={`${storyPath(story.id)}/second-view`}>
                <p class="hint">A further draft beside the others, by another analyst.</p>
                <PersonaChoice view={view} best={best} />
                <Reason label="Why, if you like" required={false} />
                <button type="submit">Ask for a second view</button>
              </form>
            </details>
          )}
        </>
      )}
      <p class="act-link">
        <a href={`${storyPath(story.id)}/merge`}>Merge with another story …</a>
      </p>
      {story.reports.length < 2 ? null : (
        <p class="aside">
          To split it, choose articles <a href="#articles">below</a>.
        </p>
      )}
    </section>
  );
}
