// The evidence for one sentence: its verdict in words, and each stored text it rests on with the passages marked. Source text is data:
// it is cut into pieces and escaped, never put into the page as markup.
import type { AttributionLink } from '../../core/claims.ts';
import type { CheckedSentence, DeskClaim, EvidenceSource } from '../../store/repositories/desk-evidence.ts';
import { heldAgainstIn, objectedIn } from '../server/differing-words.ts';
import { cutAtMarks, markedParagraphs, type Mark, type TextParagraph } from '../server/marked-text.ts';
import { factsLine } from './claim-facts.ts';
import { Dispute } from './dispute.tsx';
import type { RevisionView } from './draft-view.ts';
import { Layers } from './layers.tsx';
import { Moment } from './layout.tsx';
import { Rendering } from './rendering.tsx';
import { DisputeMark, VerdictMark } from './verdict-mark.tsx';
import { isWebAddress, partWords, standingWords, verdictWords } from './wording.ts';

const linkWords: Readonly<Record<AttributionLink['kind'], string>> = {
  outlet: 'outlet',
  agency: 'agency',
  person: 'speaker',
  organisation: 'organisation',
  document: 'document',
  anonymous: 'unnamed',
};

function Chain({ links }: { links: readonly AttributionLink[] }) {
  return (
    <ol class="chain" aria-label="Attribution, from the outlet to the speaker">
      {links.map((link) => (
        <li>
          <span class="chain-kind">{linkWords[link.kind]}</span> {link.name}
          {link.role === null ? null : `, ${link.role}`}
        </li>
      ))}
    </ol>
  );
}

function Claim({ claim, language }: { claim: DeskClaim; language: string }) {
  const facts = claim.facts === null ? '' : factsLine(claim.facts);
  return (
    <li class={`claim${claim.against ? ' against' : ''}`}>
      {claim.against ? <p class="against-label">Contradicts the sentence</p> : null}
      <q lang={language} dir="auto">
        {claim.quote}
      </q>
      <Rendering claim={claim} />
      <Chain links={claim.attribution} />
      {facts === '' ? null : <p class="claim-facts">{facts}</p>}
      <p class="aside">
        {claim.kind}
        {claim.standing === null ? null : (
          <>
            {' · '}
            <span class={`standing standing-${claim.standing.standing}`}>{standingWords[claim.standing.standing]}</span>
            {`: ${claim.standing.reason}`}
          </>
        )}
      </p>
    </li>
  );
}

function Paragraph({ paragraph }: { paragraph: TextParagraph }) {
  return (
    <p>
      {paragraph.pieces.map((piece) =>
        piece.role === null ? (
          piece.text
        ) : (
          <mark class={`mark-${piece.role}`}>
            {piece.role === 'order' ? <span class="order-label">addresses an AI</span> : null}
            {piece.text}
          </mark>
        ),
      )}
    </p>
  );
}

/** The passages of a source, with the words in them that its check holds against the sentence. */
function marksIn(source: EvidenceSource, sentence: CheckedSentence): Mark[] {
  const passages = source.spans.filter(({ role }) => role !== 'order');
  const against = heldAgainstIn(source.text, passages, sentence.text, sentence.check?.reasons ?? []);
  return [...source.spans, ...against.map((place) => ({ ...place, role: 'differs' as const }))];
}

function StoredText({ source, sentence }: { source: EvidenceSource; sentence: CheckedSentence }) {
  const paragraphs = markedParagraphs(source.text, marksIn(source, sentence));
  const near = paragraphs.filter((paragraph) => paragraph.near);
  return (
    <>
      {near.length === 0 ? (
        <p class="aside">No passage of this text is marked for this sentence.</p>
      ) : (
        <div class="excerpt" lang={source.language} dir="auto">
          {paragraphs.map((paragraph, index) => {
            if (paragraph.near) return <Paragraph paragraph={paragraph} />;
            return paragraphs[index - 1]?.near === true ? <p class="gap">…</p> : null;
          })}
        </div>
      )}
      <details class="whole">
        <summary>The whole stored text</summary>
        <div class="whole-text" lang={source.language} dir="auto" tabindex={0} role="region" aria-label={`Stored text of ${source.outlet}`}>
          {paragraphs.map((paragraph) => (
            <Paragraph paragraph={paragraph} />
          ))}
        </div>
      </details>
    </>
  );
}

const places = { title: 'Its title', author: 'Its author’s name', passage: 'A passage' } as const;

/** What of the source addresses a language model. It was shown to none, and no claim was made of it. */
function Orders({ source }: { source: EvidenceSource }) {
  if (source.orders.length === 0) return null;
  return (
    <div class="orders">
      <p>Addresses an AI. Shown to no model; nothing in the draft can rest on it:</p>
      <ul>
        {source.orders.map((order) => (
          <li>
            {`${places[order.where]} ${order.reason}: `}
            <q dir="auto">{(order.where === 'author' ? (source.author ?? '') : source.text).slice(order.start, order.end)}</q>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Source({ source, sentence }: { source: EvidenceSource; sentence: CheckedSentence }) {
  return (
    <article class="evidence-source">
      <h3>
        {source.citation === null ? <span class="footnote none">not marked</span> : <span class="footnote">{source.citation}</span>}{' '}
        {source.outlet}
      </h3>
      <p class="source-title" lang={source.language} dir="auto">
        {source.title}
      </p>
      <Orders source={source} />
      <StoredText source={source} sentence={sentence} />
      {source.claims.length === 0 ? null : (
        <ul class="claims">
          {source.claims.map((claim) => (
            <Claim claim={claim} language={source.language} />
          ))}
        </ul>
      )}
      <dl class="source-facts">
        <dt>published</dt>
        <dd>{source.publishedAt === null ? 'date not given' : <Moment date={source.publishedAt} />}</dd>
        {source.updatedAt === null ? null : (
          <>
            <dt>changed</dt>
            <dd>
              <Moment date={source.updatedAt} />
            </dd>
          </>
        )}
        {source.section === null ? null : (
          <>
            <dt>section</dt>
            <dd dir="auto">{source.section}</dd>
          </>
        )}
        {source.paywalled ? (
          <>
            <dt>access</dt>
            <dd>for those who pay: what was read may be a part</dd>
          </>
        ) : null}
        <dt>language</dt>
        <dd>{source.language}</dd>
        {source.author === null ? null : (
          <>
            <dt>author</dt>
            <dd>{source.author}</dd>
          </>
        )}
        <dt>origin</dt>
        <dd>{`${source.origin} (${source.originReason})`}</dd>
        <dt>read</dt>
        <dd>
          <Moment date={source.fetchedAt} />
        </dd>
        <dt>snapshot</dt>
        <dd>
          <code title={source.snapshot}>{source.snapshot.slice(0, 16)}…</code>
        </dd>
      </dl>
      <p>
        {isWebAddress(source.url) ? (
          <a href={source.url} target="_blank" rel="noopener noreferrer nofollow">
            Open the source <span class="aside">in a new window</span>
          </a>
        ) : (
          <code>{source.url}</code>
        )}
      </p>
    </article>
  );
}

export function EvidencePanel({ view }: { view: RevisionView }) {
  const { selected, evidence } = view;
  if (selected === null) {
    return <p class="aside">Choose a sentence of the text: what it rests on is shown here.</p>;
  }
  const { check, attestation } = selected;
  const objected = objectedIn(selected.text, check?.reasons ?? []).map((place) => ({ ...place, role: 'differs' as const }));
  return (
    <>
      <p class="kicker">
        {`Sentence ${selected.ordinal + 1} of ${view.sentences.length} · ${partWords[selected.part]}${selected.membersOnly ? ' · members only' : ''}`}
        <span class="keys">
          <kbd>j</kbd> next <kbd>k</kbd> previous
        </span>
      </p>
      <blockquote class="evidence-sentence" lang={view.revision.document.language} dir="auto">
        {cutAtMarks(selected.text, objected).map(({ text, role }) => (role === null ? text : <mark class={`mark-${role}`}>{text}</mark>))}
      </blockquote>
      <p class="verdict-line">
        <VerdictMark sentence={selected} wordy /> <DisputeMark sentence={selected} />{' '}
        {check === null ? 'Being checked: it cannot be approved before.' : verdictWords[check.verdict].meaning}
      </p>
      {check === null || check.reasons.length === 0 ? null : (
        <ul class="reasons">
          {check.reasons.map((reason) => (
            <li>{reason}</li>
          ))}
        </ul>
      )}
      <Dispute evidence={evidence} />
      {check === null ? null : <Layers layers={check.layers} />}
      {attestation === null ? null : (
        <p class="attested">
          {`Attested by ${attestation.editorName}, `}
          <Moment date={attestation.createdAt} />
          {`: “${attestation.reason}”`}
        </p>
      )}
      {evidence.length === 0 ? (
        <p class="aside">
          {selected.kind === 'transition' || check?.verdict === 'opinion'
            ? 'It rests on no source, and states no fact.'
            : 'It rests on no source.'}
        </p>
      ) : (
        evidence.map((source) => <Source source={source} sentence={selected} />)
      )}
      {check === null ? null : <p class="aside small">{`Checked by ${check.checker}.`}</p>}
      <p class="to-text">
        <a href={`#s${selected.ordinal}`}>Back to the sentence</a>
      </p>
    </>
  );
}
