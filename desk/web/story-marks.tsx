// The small parts that the list of stories and a story's page share: its marks, its score, what carries it, and who writes it.
import { countryName, languageName } from '../../core/languages.ts';
import type { StoryLine } from '../../store/repositories/desk-stories.ts';
import type { OfStory } from '../../store/repositories/story-history.ts';
import { StateMark } from './layout.tsx';
import { counted } from './wording.ts';

export function StoryMarks({ story }: { story: Pick<StoryLine, 'breaking' | 'pinnedAt' | 'mutedAt'> }) {
  return (
    <>
      {story.breaking ? (
        <span class="story-mark is-breaking" title="Many independent origins in a short time: it goes first on its desk.">
          breaking
        </span>
      ) : null}
      {story.pinnedAt === null ? null : (
        <span
          class="story-mark is-pinned"
          title="Pinned by an editor: it is written whatever its score, size or age, and leads the list by score until an editor has a draft of it."
        >
          pinned
        </span>
      )}
      {story.mutedAt === null ? null : (
        <span class="story-mark is-muted" title="Muted by an editor: no analyst is given it.">
          muted
        </span>
      )}
    </>
  );
}

export const scoreWords = (score: number | null): string => (score === null ? '–' : score.toFixed(2));

/** Names of codes, the first few, and how many more. */
function few(codes: readonly string[], nameOf: (code: string) => string, most: number): string {
  const names = codes.slice(0, most).map(nameOf);
  return codes.length > most ? `${names.join(', ')} and ${codes.length - most} more` : names.join(', ');
}

export function Carriers({ story }: { story: Pick<StoryLine, 'articles' | 'origins' | 'outlets' | 'countries' | 'languages'> }) {
  const { articles, origins, outlets, countries, languages } = story;
  return (
    <>
      <span>{counted(articles, 'article')}</span>
      <span>{counted(origins, 'origin')}</span>
      <span>{counted(outlets, 'outlet')}</span>
      {countries.length === 0 ? null : (
        <span title={few(countries, countryName, 40)}>
          {countries.length < 3 ? few(countries, countryName, 2) : counted(countries.length, 'country', 'countries')}
        </span>
      )}
      <span title={few(languages, languageName, 40)}>
        {languages.length < 3 ? few(languages, languageName, 2) : counted(languages.length, 'language')}
      </span>
    </>
  );
}

/** Of which merged story something is told; nothing where it is the story's own. */
export function OfMerged({ of, story }: { of: OfStory; story: Pick<StoryLine, 'id'> }) {
  if (of.storyId === story.id) return null;
  return (
    <span class="aside">
      {of.mergedTitle === null ? (
        ', of a story that was merged into this one'
      ) : (
        <>
          {', of the merged story '}
          <q dir="auto">{of.mergedTitle}</q>
        </>
      )}
    </span>
  );
}

/** Who writes it and how far that is; or why nobody does. */
export function Assigned({ story }: { story: Pick<StoryLine, 'drafts' | 'notAssigned' | 'assignedAt' | 'mutedAt'> }) {
  const drafts = story.drafts.filter((draft) => draft.state !== 'withdrawn');
  if (drafts.length === 0) {
    if (story.mutedAt !== null) return <p class="assigned aside">Not assigned: muted by an editor.</p>;
    if (story.notAssigned !== null) return <p class="assigned aside">{`Not assigned: ${story.notAssigned}`}</p>;
    return <p class="assigned aside">{story.assignedAt === null ? 'Not assigned yet: nobody has looked at it.' : 'No draft is open.'}</p>;
  }
  return (
    <ul class="assigned" aria-label="Drafts">
      {drafts.map((draft) => (
        <li>
          <a href={`/drafts/${draft.id}`}>{draft.personaName}</a> <StateMark state={draft.state} />
          {draft.updateOf === null ? null : <span class="aside small"> an update</span>}
          {draft.failure === null ? null : <span class="aside small">{` ${draft.failure}`}</span>}
        </li>
      ))}
      {story.notAssigned === null ? null : <li class="aside small">{story.notAssigned}</li>}
    </ul>
  );
}
