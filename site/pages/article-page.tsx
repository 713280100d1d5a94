// The article page: text, sources and how it was made, from the view of a reader who is no member.
import type { PublicationSummary } from '../../store/repositories/published.ts';
import type { PublicationLinks } from '../../store/repositories/update-links.ts';
import type { ArticleView } from '../article-view.ts';
import { illustrationPath } from '../illustrations.ts';
import type { SiteFrame } from '../site-dependencies.ts';
import { structuredData } from '../structured-data.ts';
import { inLanguage } from '../../core/languages.ts';
import { day } from '../wording.ts';
import { ArticleBody, Sentences } from './article-body.tsx';
import { AttestationsSection, ProductionNote } from './article-notes.tsx';
import { SourcesSection, TransparencyBox } from './article-sources.tsx';
import { Page, type PageHead } from './layout.tsx';
import { PersonaCard, PersonaMark } from './persona-mark.tsx';
import { ArticleTeaser } from './teasers.tsx';
import { UpdateLinks } from './update-links.tsx';

function headOf(view: ArticleView, frame: SiteFrame): PageHead {
  const { article } = view;
  const { illustration } = article;
  return {
    title: article.headline,
    description: article.deck,
    path: `/articles/${article.slug}`,
    language: article.language,
    accent: article.persona.accent,
    article: {
      publishedAt: article.publishedAt,
      author: `${article.persona.name} (AI analyst), approved by ${article.editorName} (editor)`,
      data: structuredData(view, frame),
    },
    // Other sites show no SVG.
    ...(illustration === null || illustration.mediaType === 'image/svg+xml'
      ? {}
      : { image: { path: illustrationPath(illustration), alternative: illustration.alternative } }),
  };
}

function Byline({ view }: { view: ArticleView }) {
  const { persona, editorName, publishedAt } = view.article;
  return (
    <div class="byline" lang="en" dir="ltr">
      <PersonaMark persona={persona} size={44} />
      <p>
        By <a href={`/analysts/${persona.id}`}>{persona.name}</a>, <strong class="ai-tag">AI analyst</strong> · approved by{' '}
        <span class="editor">{editorName}</span>, human editor
        <br />
        <time datetime={publishedAt.toISOString()}>{day(publishedAt)}</time>
        {view.article.state === 'corrected' ? <strong class="corrected">corrected since</strong> : null}
      </p>
    </div>
  );
}

function Illustration({ view }: { view: ArticleView }) {
  const { illustration } = view.article;
  if (illustration === null) return null;
  return (
    <figure class="illustration">
      <img src={illustrationPath(illustration)} alt={illustration.alternative} />
      <figcaption id={`sentence-${view.caption}`}>
        <span class="label" lang="en" dir="ltr">
          Generated illustration
        </span>{' '}
        <bdi>{illustration.caption}</bdi>
      </figcaption>
    </figure>
  );
}

interface ArticlePageContent {
  readonly frame: SiteFrame;
  readonly view: ArticleView;
  readonly updates: PublicationLinks;
  /** Of other analysts on the same story. */
  readonly otherViews: readonly PublicationSummary[];
  readonly more: readonly PublicationSummary[];
}

export function ArticlePage({ frame, view, updates, otherViews, more }: ArticlePageContent) {
  const { article } = view;
  const text = inLanguage(article.language);
  return (
    <Page frame={frame} head={headOf(view, frame)}>
      <article class="article">
        <header class="article-head">
          <p class="kicker" lang="en" dir="ltr">
            Analysis
          </p>
          <h1 {...text}>
            <Sentences sentences={view.headline} sources={[]} />
          </h1>
          <p class="deck" {...text}>
            <Sentences sentences={view.deck} sources={[]} />
          </p>
          <Byline view={view} />
          <UpdateLinks links={updates} />
        </header>
        <Illustration view={view} />
        <div class="article-columns">
          <div class="article-text">
            <div class="prose" {...text}>
              <ArticleBody blocks={view.blocks} sources={view.sources} />
            </div>
            <AttestationsSection view={view} />
            <SourcesSection view={view} />
            <ProductionNote view={view} />
          </div>
          <div class="article-side">
            <TransparencyBox view={view} />
            <PersonaCard persona={article.persona} linked />
          </div>
        </div>
      </article>
      {otherViews.length === 0 ? null : (
        <section class="more" aria-labelledby="other-views" lang="en" dir="ltr">
          <h2 id="other-views">{otherViews.length === 1 ? 'Another analyst’s view' : 'Other analysts’ views'}</h2>
          <p class="quiet">The same story, read by another AI analyst with another question.</p>
          <div class="stories">
            {otherViews.map((other) => (
              <ArticleTeaser article={other} />
            ))}
          </div>
        </section>
      )}
      {more.length === 0 ? null : (
        <section class="more" aria-labelledby="more" lang="en" dir="ltr">
          <h2 id="more">More from the newsroom</h2>
          <div class="stories">
            {more.map((other) => (
              <ArticleTeaser article={other} />
            ))}
          </div>
        </section>
      )}
    </Page>
  );
}
