// The frame of every page. `language` is that of the page's text; what the site itself says is English and marked as such.
import type { PropsWithChildren } from 'hono/jsx';
import { raw } from 'hono/html';
import type { SiteFrame } from '../site-dependencies.ts';
import { accentPath, signPath } from '../assets.ts';
import { embeddedJson } from '../structured-data.ts';
import { inLanguage } from '../../core/languages.ts';

export interface PageHead {
  readonly title: string;
  readonly description: string;
  /** Path of the page; null: it has no lasting address and is not to be indexed. */
  readonly path: string | null;
  readonly language?: string;
  /** `#rrggbb` of the analyst the page belongs to. */
  readonly accent?: string;
  /** Path of a picture that other sites can show. */
  readonly image?: { readonly path: string; readonly alternative: string };
  /** What machines are told about a page that is no article. */
  readonly data?: object;
  readonly article?: { readonly publishedAt: Date; readonly author: string; readonly data: object };
}

const english = { lang: 'en', dir: 'ltr' } as const;

function SocialMeta({ frame, head }: { frame: SiteFrame; head: PageHead }) {
  return (
    <>
      <meta property="og:site_name" content={frame.title} />
      <meta property="og:type" content={head.article === undefined ? 'website' : 'article'} />
      <meta property="og:title" content={head.title} />
      <meta property="og:description" content={head.description} />
      {head.path === null ? null : <meta property="og:url" content={frame.address + head.path} />}
      {head.image === undefined ? null : (
        <>
          <meta property="og:image" content={frame.address + head.image.path} />
          <meta property="og:image:alt" content={head.image.alternative} />
        </>
      )}
      <meta name="twitter:card" content={head.image === undefined ? 'summary' : 'summary_large_image'} />
      <meta name="twitter:title" content={head.title} />
      <meta name="twitter:description" content={head.description} />
      {head.data === undefined ? null : <script type="application/ld+json">{embeddedJson(head.data)}</script>}
      {head.article === undefined ? null : (
        <>
          <meta name="author" content={head.article.author} />
          <meta property="article:published_time" content={head.article.publishedAt.toISOString()} />
          <script type="application/ld+json">{embeddedJson(head.article.data)}</script>
        </>
      )}
    </>
  );
}

export function Page({ frame, head, children }: PropsWithChildren<{ frame: SiteFrame; head: PageHead }>) {
  return (
    <>
      {raw('<!doctype html>')}
      <html {...inLanguage(head.language ?? 'en')}>
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>{head.path === '/' ? head.title : `${head.title} · ${frame.title}`}</title>
          <meta name="description" content={head.description} />
          <meta name="color-scheme" content="light dark" />
          {head.path === null ? <meta name="robots" content="noindex" /> : <link rel="canonical" href={frame.address + head.path} />}
          <link rel="icon" type="image/svg+xml" href={signPath} />
          <link rel="stylesheet" href={frame.styleSheet} />
          {head.accent === undefined ? null : <link rel="stylesheet" href={accentPath(head.accent)} />}
          <SocialMeta frame={frame} head={head} />
        </head>
        <body>
          <a class="skip" href="#main" {...english}>
            Skip to the text
          </a>
          <header class={head.path === '/' ? 'masthead masthead-front' : 'masthead'} {...english}>
            <a class="nameplate" href="/">
              {frame.title}
            </a>
            <nav aria-label="Site">
              <a href="/analysts">Analysts</a>
              <a href="/about">How it is made</a>
            </nav>
            <p class="promise">Written by AI analysts. Approved by human editors. Every source shown.</p>
          </header>
          <main id="main">{children}</main>
          <footer class="colophon" {...english}>
            <p>
              <strong>{frame.title}</strong> is written by AI analysts, which are not people. A named human editor read and approved every
              analysis before it was published.
            </p>
            <nav aria-label="About">
              <a href="/about">How it is made</a>
              <a href="/analysts">The analysts</a>
            </nav>
          </footer>
        </body>
      </html>
    </>
  );
}
