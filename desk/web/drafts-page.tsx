// The drafts: what waits for an editor first, each with what an editor needs to choose one; and when there are none, what the
// newsroom is doing about it.
import type { DraftState } from '../../core/words.ts';
import type { DraftPersona, DraftSummary } from '../../store/repositories/desk-drafts.ts';
import type { NewsroomCounts } from '../../store/repositories/desk-newsroom.ts';
import { Page, PersonaLine, StateMark, When, type PageFrame } from './layout.tsx';
import { counted } from './wording.ts';

export interface DraftTab {
  readonly key: string;
  readonly label: string;
  readonly states: readonly DraftState[];
}

export const draftTabs: readonly DraftTab[] = [
  { key: 'review', label: 'In review', states: ['in-review'] },
  { key: 'working', label: 'Being written', states: ['queued', 'drafting', 'waiting-budget', 'changes-requested'] },
  { key: 'approved', label: 'Approved', states: ['approved'] },
  { key: 'published', label: 'Published', states: ['published', 'corrected', 'retracted'] },
  { key: 'closed', label: 'Ended', states: ['spiked', 'failed', 'withdrawn'] },
];

function Checks({ draft }: { draft: DraftSummary }) {
  if (draft.revision === null) return draft.failure === null ? <>no text yet</> : <span class="bad-text">{draft.failure}</span>;
  if (draft.checked < draft.sentences) {
    return <span class="checking">{`${draft.checked} of ${draft.sentences} sentences checked`}</span>;
  }
  if (draft.failing === 0) return <span class="good-text">{`all ${draft.sentences} sentences pass`}</span>;
  const attested = draft.failing - draft.unattested;
  return (
    <>
      <span
        class={draft.unattested > 0 ? 'bad-text' : 'good-text'}
      >{`${draft.failing} of ${counted(draft.sentences, 'sentence')} failing`}</span>
      {attested > 0 ? `, ${attested} attested` : null}
    </>
  );
}

function DraftCard({ draft }: { draft: DraftSummary }) {
  return (
    <li class="draft-card">
      <div class="draft-card-top">
        <PersonaLine persona={draft.persona} />
        <StateMark state={draft.state} />
      </div>
      <h2>
        <a href={`/drafts/${draft.id}`} lang={draft.language} dir="auto">
          {draft.headline}
        </a>
      </h2>
      <p class="facts">
        <span>{counted(draft.outlets, 'outlet')}</span>
        <span>
          <Checks draft={draft} />
        </span>
        {draft.revision !== null && draft.revision > 1 ? <span>{`revision ${draft.revision}`}</span> : null}
        {draft.revision === null ? null : <span>{draft.writer}</span>}
        <span>
          <When date={draft.updatedAt} />
        </span>
      </p>
    </li>
  );
}

function AtWork({ counts }: { counts: NewsroomCounts }) {
  const doing =
    counts.feeds === 0
      ? 'No feed is watched yet: the list of feeds is being read, or is empty.'
      : counts.articles === 0
        ? 'Feeds are being polled; no article has been read yet.'
        : counts.storiesWaiting > 0
          ? 'Articles are being read and joined to stories; a story goes to an analyst once it has settled.'
          : 'Every story so far has been assigned.';
  return (
    <section class="sheet at-work" aria-label="What the newsroom is doing">
      <h2>Nothing here at the moment</h2>
      <p>{doing}</p>
      <dl class="figures">
        <div>
          <dt>feeds answering</dt>
          <dd>{`${counts.feedsAnswering} of ${counts.feeds}`}</dd>
        </div>
        <div>
          <dt>articles read</dt>
          <dd>{counts.articles}</dd>
        </div>
        <div>
          <dt>stories</dt>
          <dd>{counts.stories}</dd>
        </div>
        <div>
          <dt>drafts</dt>
          <dd>{counts.drafts}</dd>
        </div>
        <div>
          <dt>problems</dt>
          <dd class={counts.problems > 0 ? 'bad-text' : ''}>{counts.problems}</dd>
        </div>
      </dl>
      <p>
        <a href="/newsroom">The newsroom at work</a>
      </p>
    </section>
  );
}

export interface DraftsView {
  readonly tab: DraftTab;
  /** Those that have drafts, to choose one of. */
  readonly personas: readonly DraftPersona[];
  /** The one chosen; null: all. */
  readonly persona: string | null;
  readonly drafts: readonly DraftSummary[];
  readonly inState: ReadonlyMap<DraftState, number>;
  readonly counts: NewsroomCounts;
  readonly page: number;
  readonly more: boolean;
}

/** Where a tab or a page of the list is, with the analyst that was chosen. */
function listPath(view: Pick<DraftsView, 'persona'>, query: { tab: string; page?: number }): string {
  const search = new URLSearchParams({ tab: query.tab });
  if (view.persona !== null) search.set('persona', view.persona);
  if (query.page !== undefined) search.set('page', String(query.page));
  return `/?${search}`;
}

function PersonaFilter({ view }: { view: DraftsView }) {
  if (view.personas.length < 2 && view.persona === null) return null;
  return (
    <form class="filter" method="get" action="/">
      <input type="hidden" name="tab" value={view.tab.key} />
      <label for="persona-filter">Analyst</label>{' '}
      <select id="persona-filter" name="persona">
        <option value="">all</option>
        {view.personas.map((persona) => (
          <option value={persona.id} selected={persona.id === view.persona}>
            {persona.name}
          </option>
        ))}
      </select>{' '}
      <button type="submit">Show</button>
    </form>
  );
}

export function DraftsPage({ frame, view }: { frame: PageFrame; view: DraftsView }) {
  const total = (tab: DraftTab): number => tab.states.reduce((sum, state) => sum + (view.inState.get(state) ?? 0), 0);
  const needing = view.drafts.filter((draft) => draft.state === 'in-review' && draft.unattested > 0).length;
  return (
    <Page frame={frame}>
      <div id="drafts" data-refresh="8">
        <div class="page-head">
          <h1>Drafts</h1>
          <p class="aside">
            {`${counted(view.counts.articles, 'article')} read from ${counted(view.counts.outlets, 'outlet')}, ${counted(view.counts.stories, 'story', 'stories')}`}
            {view.counts.problems > 0 ? (
              <>
                {' · '}
                <a href="/newsroom#problems" class="bad-text">
                  {counted(view.counts.problems, 'problem')}
                </a>
              </>
            ) : null}
          </p>
        </div>
        <nav class="tabs" aria-label="Drafts by state">
          {draftTabs.map((tab) => (
            <a href={listPath(view, { tab: tab.key })} {...(tab.key === view.tab.key ? { 'aria-current': 'page' as const } : {})}>
              {tab.label} <span class="count">{total(tab)}</span>
            </a>
          ))}
        </nav>
        <PersonaFilter view={view} />
        {needing > 0 ? (
          <p class="aside">{`${counted(needing, 'draft')} on this page ${needing === 1 ? 'has' : 'have'} sentences that do not pass.`}</p>
        ) : null}
        {view.drafts.length === 0 ? (
          <AtWork counts={view.counts} />
        ) : (
          <ol class="draft-list">
            {view.drafts.map((draft) => (
              <DraftCard draft={draft} />
            ))}
          </ol>
        )}
        {view.page > 1 || view.more ? (
          <nav class="pager" aria-label="Pages">
            {view.page > 1 ? <a href={listPath(view, { tab: view.tab.key, page: view.page - 1 })}>Newer</a> : <span></span>}
            {view.more ? <a href={listPath(view, { tab: view.tab.key, page: view.page + 1 })}>Older</a> : null}
          </nav>
        ) : null}
      </div>
    </Page>
  );
}
