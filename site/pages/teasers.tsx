// An article as other pages point to it.
import type { PublicationSummary } from '../../store/repositories/published.ts';
import { illustrationPath } from '../illustrations.ts';
import { inLanguage } from '../../core/languages.ts';
import { day } from '../wording.ts';
import { PersonaLine } from './persona-mark.tsx';

export function ArticleTeaser({ article, lead = false }: { article: PublicationSummary; lead?: boolean }) {
  const { illustration } = article;
  const path = `/articles/${article.slug}`;
  return (
    <article class={`${lead ? 'story story-lead' : 'story'}${illustration === null ? ' story-plain' : ''}`}>
      {illustration === null ? null : (
        <figure class="story-figure">
          <a class="story-picture" href={path} tabindex={-1} aria-hidden="true">
            <img src={illustrationPath(illustration)} alt="" loading={lead ? 'eager' : 'lazy'} />
          </a>
          <figcaption lang="en" dir="ltr">
            Generated illustration
          </figcaption>
        </figure>
      )}
      <div class="story-text">
        <h2 {...inLanguage(article.language)}>
          <a href={path}>{article.headline}</a>
        </h2>
        <p class="deck" {...inLanguage(article.language)}>
          {article.deck}
        </p>
        <p class="story-byline" lang="en" dir="ltr">
          <PersonaLine persona={article.persona} />
          <span class="story-date">
            approved by {article.editorName}, <time datetime={article.publishedAt.toISOString()}>{day(article.publishedAt)}</time>
          </span>
        </p>
      </div>
    </article>
  );
}
