// Where an article's statements come from: each source with the passages quoted from it word for word, and the figures over all of them.
import type { ArticleView, QuotationView, SourceView } from '../article-view.ts';
import { inLanguage, languageName } from '../../core/languages.ts';
import { attributionLine, counted, day, listed, standingWords } from '../wording.ts';

function Quotation({ quotation }: { quotation: QuotationView }) {
  const standing = quotation.standing === null ? null : standingWords[quotation.standing];
  return (
    <li>
      <blockquote {...inLanguage(quotation.language)}>{quotation.quote}</blockquote>
      {quotation.english === null ? null : <p class="rendering">In English: {quotation.english}</p>}
      <p class="chain">
        <bdi>{attributionLine(quotation.attribution)}</bdi>
        {standing === null ? null : (
          <span class={`standing standing-${quotation.standing}`} title={standing.meaning}>
            {standing.label}
          </span>
        )}
        <a class="back" href={`#sentence-${quotation.sentence}`} aria-label="Back to the sentence that rests on it">
          ↩ in the text
        </a>
      </p>
    </li>
  );
}

function Source({ source }: { source: SourceView }) {
  const { citation } = source;
  return (
    <li id={`source-${citation.number}`}>
      <span class="source-number">{citation.number}</span>
      <p class="source-head">
        <span class="outlet">
          <bdi>{citation.outlet}</bdi>
        </span>{' '}
        <a class="source-title" href={citation.url} rel="nofollow noopener noreferrer" {...inLanguage(citation.language)}>
          {citation.title}
        </a>
      </p>
      <p class="source-facts">
        {citation.publishedAt === null ? 'date not given' : day(new Date(citation.publishedAt))} · {languageName(citation.language)}
        {citation.origin === citation.outlet ? null : (
          <>
            {' '}
            · origin <bdi>{citation.origin}</bdi>
          </>
        )}
      </p>
      {source.quotations.length === 0 ? (
        <p class="quiet">Cited by footnote; no single passage is quoted.</p>
      ) : (
        <ul class="quotations">
          {source.quotations.map((quotation) => (
            <Quotation quotation={quotation} />
          ))}
        </ul>
      )}
      <p class="snapshot">
        stored text <code>sha256:{citation.snapshot}</code>
      </p>
    </li>
  );
}

export function SourcesSection({ view }: { view: ArticleView }) {
  return (
    <section class="sources" aria-labelledby="sources" lang="en" dir="ltr">
      <h2 id="sources">Sources</h2>
      <p class="quiet">
        Quoted word for word from the text we stored, in its own language. The stored text is named by its SHA-256, so that a later change
        at the source shows.
      </p>
      <ol>
        {view.sources.map((source) => (
          <Source source={source} />
        ))}
      </ol>
      {view.membersSources === 0 ? null : (
        <p class="quiet">{counted(view.membersSources, 'further source is', 'further sources are')} cited in the members’ part only.</p>
      )}
    </section>
  );
}

function Figure({ value, label }: { value: number; label: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}

export function TransparencyBox({ view }: { view: ArticleView }) {
  const citations = view.cited;
  const { standings, sourcesRead } = view.article;
  const count = (values: readonly string[]): number => new Set(values).size;
  const languages = [...new Set(citations.map((citation) => languageName(citation.language)))];
  return (
    <aside class="box transparency" aria-label="Source transparency" lang="en" dir="ltr">
      <h2>Source transparency</h2>
      <dl class="figures">
        <Figure value={citations.length} label={citations.length === 1 ? 'source cited' : 'sources cited'} />
        <Figure value={count(citations.map((citation) => citation.outlet))} label="outlets" />
        <Figure value={count(citations.map((citation) => citation.origin))} label="separate origins" />
        <Figure value={standings.corroborated} label="statements corroborated" />
        <Figure value={standings.contested} label="statements contested" />
        <Figure value={standings['single-source']} label="from a single source" />
      </dl>
      <p class="quiet">
        {sourcesRead > 0 ? `${counted(sourcesRead, 'report')} read. ` : ''}
        {languages.length === 0 ? '' : `Sources in ${listed(languages)}. `}
        Papers that carry one agency’s report count as one origin.
      </p>
      <p>
        <a href="#sources">All sources and quotations</a>
      </p>
    </aside>
  );
}
