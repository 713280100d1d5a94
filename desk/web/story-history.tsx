// What became of a story, the newest first: who did it, why, and where its parts went.
import { assertNever } from '../../core/errors.ts';
import type { DeskStory, StoryEvent } from '../../store/repositories/desk-story.ts';
import { Moment } from './layout.tsx';
import { storyPath, type StoryPageView } from './story-view.ts';
import { counted } from './wording.ts';

/** A field of an event's detail, where it is text. */
const text = (event: StoryEvent, field: string): string => (typeof event.detail[field] === 'string' ? event.detail[field] : '');

function Story({ id, children }: { id: string; children: string }) {
  return id === '' ? <>{children}</> : <a href={storyPath(id)}>{children}</a>;
}

function What({ event, nameOf }: { event: StoryEvent; nameOf: (personaId: string) => string }) {
  const articles = Array.isArray(event.detail['articles']) ? counted(event.detail['articles'].length, 'article') : 'articles';
  switch (event.kind) {
    case 'merged':
      return (
        <>
          {'merged it into '}
          <Story id={text(event, 'into')}>another story</Story>
        </>
      );
    case 'absorbed':
      return (
        <>
          {'merged another story into it '}
          <code>{text(event, 'from')}</code>
        </>
      );
    case 'split':
      return (
        <>
          {`split ${articles} off into `}
          <Story id={text(event, 'into')}>a story of their own</Story>
        </>
      );
    case 'split-off':
      return (
        <>
          {`made it of ${articles} of `}
          <Story id={text(event, 'from')}>another story</Story>
        </>
      );
    case 'pinned':
    case 'unpinned':
    case 'muted':
    case 'unmuted':
      return <>{`${event.kind} it`}</>;
    case 'assigned':
      return <>{`gave it to ${nameOf(text(event, 'personaId'))}`}</>;
    case 'reassigned':
      return <>{`took it from ${nameOf(text(event, 'from'))} and gave it to ${nameOf(text(event, 'to'))}`}</>;
    case 'updated':
      return (
        <>
          {'opened it again, because of new claims, as an '}
          {text(event, 'draftId') === '' ? 'update' : <a href={`/drafts/${text(event, 'draftId')}`}>update</a>}
        </>
      );
    default:
      return assertNever(event.kind);
  }
}

export function History({ story, personaNames }: { story: DeskStory; personaNames: StoryPageView['personaNames'] }) {
  return (
    <section class="sheet" aria-labelledby="history-title">
      <h2 id="history-title">What became of it</h2>
      {story.events.length === 0 ? (
        <p class="aside">Nothing yet: it was neither merged nor split, and no editor said anything of it.</p>
      ) : (
        <ol class="history">
          {story.events.map((event) => (
            <li>
              <strong>{event.editorName ?? 'The newsroom'}</strong>{' '}
              <What event={event} nameOf={(personaId) => personaNames.get(personaId) ?? personaId} />
              {', '}
              <Moment date={event.at} />
              {event.reason === '' ? null : (
                <p class="aside">
                  <q dir="auto">{event.reason}</q>
                </p>
              )}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
