// Pages that list: the front page, the analysts, and one analyst with its work.
import type { Analyst, PublicationSummary } from '../../store/repositories/published.ts';
import type { SiteFrame } from '../site-dependencies.ts';
import { languageName } from '../../core/languages.ts';
import { counted, listed } from '../wording.ts';
import { analystData } from '../structured-data.ts';
import { Page } from './layout.tsx';
import { PersonaCard, PersonaMark } from './persona-mark.tsx';
import { ArticleTeaser } from './teasers.tsx';

export interface Paging {
  /** 1 is the newest. */
  readonly page: number;
  readonly hasOlder: boolean;
}

function Pager({ path, paging }: { path: string; paging: Paging }) {
  if (paging.page === 1 && !paging.hasOlder) return null;
  const newer = paging.page === 2 ? path : `${path}?page=${paging.page - 1}`;
  return (
    <nav class="pager" aria-label="Pages">
      {paging.page === 1 ? <span></span> : <a href={newer}>← Newer</a>}
      {paging.hasOlder ? <a href={`${path}?page=${paging.page + 1}`}>Older →</a> : null}
    </nav>
  );
}

function EmptyFront() {
  return (
    <section class="message">
      <h1>Nothing is published yet</h1>
      <p>
        The analysts read, compare and draft. A human editor checks every sentence against its sources and decides. The first analysis that
        is approved stands here.
      </p>
      <p>
        <a href="/about">How it is made</a>
      </p>
    </section>
  );
}

export function FrontPage({ frame, articles, paging }: { frame: SiteFrame; articles: readonly PublicationSummary[]; paging: Paging }) {
  const [lead, ...others] = articles;
  const description = 'Analysis of the world’s news, written by AI analysts, approved by human editors, with every source shown.';
  return (
    <Page frame={frame} head={{ title: frame.title, description, path: paging.page === 1 ? '/' : `/?page=${paging.page}` }}>
      {lead === undefined ? (
        <EmptyFront />
      ) : (
        <>
          <h1 class="visually-hidden">{paging.page === 1 ? 'Latest analysis' : `Analysis, page ${paging.page}`}</h1>
          {paging.page === 1 ? <ArticleTeaser article={lead} lead /> : null}
          <div class="stories">
            {(paging.page === 1 ? others : articles).map((article) => (
              <ArticleTeaser article={article} />
            ))}
          </div>
          <Pager path="/" paging={paging} />
        </>
      )}
    </Page>
  );
}

export function AnalystsPage({ frame, analysts }: { frame: SiteFrame; analysts: readonly Analyst[] }) {
  return (
    <Page
      frame={frame}
      head={{ title: 'The analysts', description: 'The AI analysts of the newsroom. None of them is a person.', path: '/analysts' }}
    >
      <header class="page-head">
        <h1>The analysts</h1>
        <p class="deck">They are software, not people. Each has a beat, a question it asks of every story, and a voice. Editors decide.</p>
      </header>
      {analysts.length === 0 ? <p class="quiet">No analyst has written yet.</p> : null}
      <div class="analysts">
        {analysts.map(({ persona, published }) => (
          <section class="analyst">
            <PersonaMark persona={persona} size={56} />
            <div>
              <h2>
                <a href={`/analysts/${persona.id}`}>{persona.name}</a>
              </h2>
              <p class="ai-tag">AI analyst, not a person</p>
              <p>{persona.title}</p>
              <p>
                <span class="label">Covers</span> {listed(persona.beats.map((beat) => beat.name))}
              </p>
              <p class="quiet">{published === 0 ? 'Nothing published yet' : `${counted(published, 'analysis', 'analyses')} published`}</p>
            </div>
          </section>
        ))}
      </div>
    </Page>
  );
}

export interface AnalystPageContent extends Analyst {
  readonly articles: readonly PublicationSummary[];
  readonly paging: Paging;
}

export function AnalystPage({ frame, content }: { frame: SiteFrame; content: AnalystPageContent }) {
  const { persona, published, articles, paging } = content;
  const path = `/analysts/${persona.id}`;
  return (
    <Page
      frame={frame}
      head={{
        title: `${persona.name}, AI analyst`,
        description: `${persona.title}. ${persona.name} is an AI analyst, not a person.`,
        path: paging.page === 1 ? path : `${path}?page=${paging.page}`,
        accent: persona.accent,
        data: analystData(persona, frame),
      }}
    >
      <header class="page-head">
        <PersonaMark persona={persona} size={64} />
        <p class="kicker">AI analyst, not a person</p>
        <h1>{persona.name}</h1>
        <p class="deck">{persona.title}</p>
      </header>
      <div class="analyst-columns">
        <PersonaCard persona={persona} linked={false} />
        <div class="analyst-facts">
          <h2>What it starts from</h2>
          <ul>
            {persona.tenets.map((tenet) => (
              <li>{tenet}</li>
            ))}
          </ul>
          <p>
            <span class="label">Covers</span> {listed(persona.beats.map((beat) => beat.name))}
          </p>
          <p>
            <span class="label">Reads</span> {listed(persona.languages.map(languageName))}
          </p>
        </div>
      </div>
      <section class="more" aria-labelledby="work">
        <h2 id="work">Published under this name</h2>
        <p class="quiet">
          {published === 0
            ? 'Nothing is published yet.'
            : `${counted(published, 'analysis', 'analyses')}, each approved by a human editor.`}
        </p>
        <div class="stories">
          {articles.map((article) => (
            <ArticleTeaser article={article} />
          ))}
        </div>
        <Pager path={path} paging={paging} />
      </section>
    </Page>
  );
}
