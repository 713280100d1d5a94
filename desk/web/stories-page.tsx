// The list of stories: what the newsroom sees now, the best first, and what keeps a story from being written. The form that narrows it stands
// outside of the part that renews itself, so that nothing chosen in it is lost.
import { countryName, inLanguage, languageName } from '../../core/languages.ts';
import type { StoryLine } from '../../store/repositories/desk-stories.ts';
import { Notice, Page, type PageFrame } from './layout.tsx';
import { Sparkline } from './sparkline.tsx';
import { Assigned, Carriers, scoreWords, StoryMarks } from './story-marks.tsx';
import { OrderLinks, RowTime } from './story-orders.tsx';
import { isNarrowed, storiesPath, storyPath, wholeListPath, type Choice, type StoriesView, type StoryQuery } from './story-view.ts';
import { counted } from './wording.ts';

const renewSeconds = 15;

function Select({ name, label, value, choices }: { name: string; label: string; value: string | null; choices: readonly Choice[] }) {
  const known = value === null || choices.some((choice) => choice.id === value) ? choices : [...choices, { id: value, name: value }];
  return (
    <label>
      {label}
      <select name={name}>
        <option value="">any</option>
        {known.map((choice) => (
          <option value={choice.id} selected={choice.id === value}>
            {choice.name}
          </option>
        ))}
      </select>
    </label>
  );
}

function Tick({ name, label, checked }: { name: string; label: string; checked: boolean }) {
  return (
    <label class="tick">
      <input type="checkbox" name={name} value="1" checked={checked} />
      {label}
    </label>
  );
}

const named = (codes: readonly string[], nameOf: (code: string) => string): Choice[] =>
  codes.map((id) => ({ id, name: nameOf(id) })).toSorted((one, other) => one.name.localeCompare(other.name, 'en'));

function Filter({ view }: { view: StoriesView }) {
  const { query } = view;
  return (
    <form class="story-filter" method="get" action="/stories" role="search" aria-label="Narrow the list">
      {query.sort === 'score' ? null : <input type="hidden" name="sort" value={query.sort} />}
      <label class="wide">
        Words, outlet or address
        <input type="search" name="q" value={query.text ?? ''} maxlength={300} />
      </label>
      <Select name="beat" label="Beat" value={query.beat} choices={view.beats.map((beat) => ({ id: beat, name: beat }))} />
      <Select name="persona" label="Analyst" value={query.personaId} choices={view.personas} />
      <Select name="language" label="Language" value={query.language} choices={named(view.languages, languageName)} />
      <Select name="country" label="Country" value={query.country} choices={named(view.countries, countryName)} />
      <label>
        Score, at least
        <input
          type="number"
          name="score"
          min="0"
          max="1"
          step="0.05"
          inputmode="decimal"
          value={query.score === null ? '' : String(query.score)}
        />
      </label>
      <fieldset class="ticks">
        <legend class="unseen">Only</legend>
        <Tick name="breaking" label="breaking" checked={query.breaking} />
        <Tick name="pinned" label="pinned" checked={query.pinned} />
        <Tick name="unassigned" label="not assigned" checked={query.unassigned} />
        <Tick name="muted" label="muted" checked={query.muted} />
        <Tick name="older" label="older ones too" checked={query.older} />
      </fieldset>
      <div class="form-end">
        <button type="submit">Show</button>
        {isNarrowed(query) || query.older ? <a href={wholeListPath(query)}>Show all</a> : null}
      </div>
    </form>
  );
}

function AssignByAddress({ view }: { view: StoriesView }) {
  if (view.personas.length === 0) return null;
  return (
    <details class="sheet assign-address" {...('url' in view.given ? { open: true } : {})}>
      <summary>Give an analyst an article by its address</summary>
      <form class="stack" method="post" action="/stories/assign">
        <label>
          Address of the article
          <input type="url" name="url" required maxlength={2000} placeholder="https://" value={view.given['url'] ?? ''} />
        </label>
        <label>
          Analyst
          <select name="persona" required>
            {view.personas.map((persona) => (
              <option value={persona.id} selected={persona.id === view.given['persona']}>
                {persona.name}
              </option>
            ))}
          </select>
        </label>
        <label>
          Why
          <input name="reason" required maxlength={500} value={view.given['reason'] ?? ''} />
        </label>
        <button type="submit">Read it and assign its story</button>
      </form>
    </details>
  );
}

function Fresh({ story }: { story: StoryLine }) {
  return story.seenAt === null || story.fresh === 0 ? null : <span class="fresh">{`${story.fresh} new since you looked`}</span>;
}

function StoryRow({ story, sort }: { story: StoryLine; sort: StoryQuery['sort'] }) {
  const why = story.parts.map((part) => part.why).join('; ');
  return (
    <li class={`story-row${story.breaking ? ' is-breaking' : ''}${story.seenAt === null ? ' is-unseen' : ''}`}>
      <p class="story-score" title={why === '' ? 'Not scored yet' : why}>
        <span class="unseen">{story.score === null ? 'not scored' : 'score '}</span>
        <strong aria-hidden={story.score === null ? 'true' : undefined}>{scoreWords(story.score)}</strong>
      </p>
      <div class="story-main">
        <h2 {...inLanguage(story.language)}>
          <a href={storyPath(story.id)}>{story.title}</a>
          {story.seenAt === null ? <span class="unseen"> (not seen by you yet)</span> : null}
        </h2>
        <p class="facts">
          <Carriers story={story} />
          <RowTime story={story} sort={sort} />
        </p>
        <div class="story-marks">
          <StoryMarks story={story} />
          <Fresh story={story} />
          <Assigned story={story} />
        </div>
      </div>
      <Sparkline hours={story.hours} />
    </li>
  );
}

/** What the list leaves, in words: `with “levy”, in French`. */
function narrowedBy(query: StoryQuery, personas: readonly Choice[]): string {
  const parts = [
    query.text === null ? null : `with “${query.text}”`,
    query.beat === null ? null : `of the beat ${query.beat}`,
    query.personaId === null ? null : `of ${personas.find(({ id }) => id === query.personaId)?.name ?? query.personaId}`,
    query.language === null ? null : `in ${languageName(query.language)}`,
    query.country === null ? null : `from ${countryName(query.country)}`,
    query.score === null ? null : `with a score of ${query.score} or more`,
    ...(['breaking', 'pinned', 'muted'] as const).map((name) => (query[name] ? name : null)),
    query.unassigned ? 'not assigned' : null,
  ].filter((part) => part !== null);
  return parts.join(', ');
}

function Nothing({ view }: { view: StoriesView }) {
  if (view.page > 1)
    return (
      <section class="sheet at-work">
        <h2>The list is shorter now</h2>
        <p>
          <a href={storiesPath(view.query)}>To its first page</a>
        </p>
      </section>
    );
  if (isNarrowed(view.query))
    return (
      <section class="sheet at-work">
        <h2>No story is left</h2>
        <p>{`No story${view.query.older ? '' : ` of the last ${hoursOf(view.windowMs)} hours`} is left: ${narrowedBy(view.query, view.personas)}.`}</p>
        <p>
          {view.query.older ? null : <a href={storiesPath({ ...view.query, older: true })}>Look among older ones too</a>}
          {view.query.older ? null : ' · '}
          <a href={wholeListPath(view.query)}>Show all</a>
        </p>
      </section>
    );
  return (
    <section class="sheet at-work">
      <h2>No stories yet</h2>
      <p>
        Articles are joined to stories as they are read. <a href="/newsroom">What the newsroom is doing</a>
      </p>
    </section>
  );
}

const hoursOf = (milliseconds: number): number => Math.ceil(milliseconds / 3_600_000);

export function StoriesPage({ frame, view }: { frame: PageFrame; view: StoriesView }) {
  const { query, page, found, pageSize } = view;
  const more = page * pageSize < found;
  return (
    <Page frame={frame}>
      <div class="page-head">
        <h1>Stories</h1>
        <p class="aside">
          {`Bars: articles an hour, ${hoursOf(view.windowMs)} hours · bold: not seen by you · `}
          <a href="/stories/set-aside">{`${counted(view.setAside, 'article')} set aside`}</a>
        </p>
      </div>
      {view.notice === null ? null : (
        <Notice tone={view.notice.tone} title={view.notice.title}>
          <p>{view.notice.text}</p>
        </Notice>
      )}
      <details class="sheet filter-sheet" open={isNarrowed(query) || query.older}>
        <summary>Narrow the list</summary>
        <Filter view={view} />
      </details>
      <AssignByAddress view={view} />
      <OrderLinks query={query} />
      <div id="stories" data-refresh={String(renewSeconds)} data-refresh-from={storiesPath(query, page)}>
        {view.stories.length === 0 ? (
          <Nothing view={view} />
        ) : (
          <>
            <p class="aside">
              {`${counted(found, 'story', 'stories')}${isNarrowed(query) ? ` ${narrowedBy(query, view.personas)}` : ''}`}
              {page > 1 || more ? ` · ${(page - 1) * pageSize + 1} to ${(page - 1) * pageSize + view.stories.length}` : ''}
            </p>
            <ol class="story-list" start={(page - 1) * pageSize + 1}>
              {view.stories.map((story) => (
                <StoryRow story={story} sort={query.sort} />
              ))}
            </ol>
          </>
        )}
        {page > 1 || more ? (
          <nav class="pager" aria-label="Pages">
            {page > 1 ? <a href={storiesPath(query, page - 1)}>Back</a> : <span></span>}
            {more ? <a href={storiesPath(query, page + 1)}>Further</a> : null}
          </nav>
        ) : null}
      </div>
    </Page>
  );
}
