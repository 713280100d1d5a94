// What became of a story, the newest first: who did it, why, and where its parts went.
import { toldOf, type ToldPart } from '../../core/story-history.ts';
import type { DeskStory } from '../../store/repositories/desk-story.ts';
import { Moment } from './layout.tsx';
import { OfMerged } from './story-marks.tsx';
import { storyPath, type StoryPageView } from './story-view.ts';

function Part({ part }: { part: ToldPart }) {
  if (typeof part === 'string') return <>{part}</>;
  return (
    <a href={'story' in part ? storyPath(part.story) : `/drafts/${part.draft}`}>
      <bdi>{part.text}</bdi>
    </a>
  );
}

export function History({ story, personaNames }: { story: DeskStory; personaNames: StoryPageView['personaNames'] }) {
  const events = story.events.map((event) => ({ event, told: toldOf(event, (personaId) => personaNames.get(personaId) ?? personaId) }));
  return (
    <section class="sheet" aria-labelledby="history-title">
      <h2 id="history-title">What became of it</h2>
      {events.length === 0 ? (
        <p class="aside">Nothing yet: it was neither merged nor split, and no editor said anything of it.</p>
      ) : (
        <ol class="history">
          {events.map(({ event, told }) => (
            <li>
              {told.what.map((part) => (
                <Part part={part} />
              ))}
              <OfMerged of={event} story={story} />
              {', '}
              <Moment date={event.at} />
              {told.why === '' ? null : (
                <p class="aside">{event.editorName === null ? <bdi>{told.why}</bdi> : <q dir="auto">{told.why}</q>}</p>
              )}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
