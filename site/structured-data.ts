// What machines are told about an article (schema.org as JSON-LD). An analyst is software and is never typed as a person; the editor is one.
import { raw } from 'hono/html';
import type { Persona } from '../core/persona.ts';
import type { ArticleView } from './article-view.ts';
import type { SiteFrame } from './site-dependencies.ts';
import { illustrationPath } from './illustrations.ts';

function imageOf(view: ArticleView, frame: SiteFrame): object {
  const { illustration } = view.article.document;
  if (illustration === null) return {};
  return {
    image: {
      '@type': 'ImageObject',
      url: frame.address + illustrationPath(illustration),
      caption: illustration.caption,
      description: illustration.alternative,
      encodingFormat: illustration.mediaType,
      // A program draws it, also where a language model wrote the text.
      digitalSourceType: 'https://schema.org/AlgorithmicMediaDigitalSource',
    },
  };
}

/** NewsArticle in schema.org's words, made from what the page shows and nothing else. */
export function structuredData(view: ArticleView, frame: SiteFrame): object {
  const { article } = view;
  const url = `${frame.address}/articles/${article.slug}`;
  const organisation = { '@type': 'NewsMediaOrganization', name: frame.title, url: `${frame.address}/` };
  return {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    '@id': url,
    url,
    mainEntityOfPage: url,
    headline: article.headline,
    description: article.deck,
    inLanguage: article.language,
    datePublished: article.publishedAt.toISOString(),
    dateModified: article.publishedAt.toISOString(),
    author: {
      '@type': 'SoftwareApplication',
      name: article.persona.name,
      description: `AI analyst: ${article.persona.title}. Not a person.`,
      applicationCategory: 'AI analyst',
      url: `${frame.address}/analysts/${article.persona.id}`,
    },
    editor: { '@type': 'Person', name: article.editorName, jobTitle: 'Editor' },
    publisher: organisation,
    publishingPrinciples: `${frame.address}/about`,
    ...imageOf(view, frame),
    isBasedOn: view.sources.map(({ citation }) => ({
      '@type': 'NewsArticle',
      headline: citation.title,
      url: citation.url,
      inLanguage: citation.language,
      ...(citation.publishedAt === null ? {} : { datePublished: citation.publishedAt }),
      publisher: { '@type': 'Organization', name: citation.outlet },
    })),
    isAccessibleForFree: !view.hasMembersPart,
    ...(view.hasMembersPart ? { hasPart: { '@type': 'WebPageElement', isAccessibleForFree: false, cssSelector: '.members-only' } } : {}),
  };
}

/** An analyst's own page: about software, published by the newsroom. */
export function analystData(persona: Persona, frame: SiteFrame): object {
  const url = `${frame.address}/analysts/${persona.id}`;
  return {
    '@context': 'https://schema.org',
    '@type': 'CollectionPage',
    '@id': url,
    url,
    about: {
      '@type': 'SoftwareApplication',
      name: persona.name,
      description: `AI analyst: ${persona.title}. Not a person.`,
      applicationCategory: 'AI analyst',
      url,
    },
    publisher: { '@type': 'NewsMediaOrganization', name: frame.title, url: `${frame.address}/` },
  };
}

/** A JSON-LD element's content: no character in it can end the element or begin another. */
export function embeddedJson(value: object): ReturnType<typeof raw> {
  const escapes: Readonly<Record<string, string>> = {
    '<': '\\u003c',
    '>': '\\u003e',
    '&': '\\u0026',
    '\u2028': '\\u2028',
    '\u2029': '\\u2029',
  };
  return raw(JSON.stringify(value).replaceAll(/[<>&\u2028\u2029]/g, (character) => escapes[character] ?? character));
}
