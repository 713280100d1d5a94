// What contradicts a sentence, side by side with what it rests on: each in its own words and as large as the other. It is shown whatever the verdict is.
import type { DeskClaim, EvidenceSource, MarkedSpan } from '../../store/repositories/desk-evidence.ts';
import { factsLine } from './claim-facts.ts';
import { Rendering } from './rendering.tsx';

interface Said {
  readonly source: EvidenceSource;
  readonly quote: string;
  /** Null where a check found the words, and no claim holds them. */
  readonly claim: DeskClaim | null;
}

const overlaps = (one: { start: number; end: number }, other: { start: number; end: number }): boolean =>
  one.start < other.end && other.start < one.end;

/** What is said against the sentence: claims of other sources, and the words in which a check found that a passage contradicts it. */
function saidAgainst(source: EvidenceSource): Said[] {
  const claims = source.claims.filter(({ against }) => against);
  const alone = source.spans.filter((span) => span.role === 'contradicts' && !claims.some((claim) => overlaps(claim, span)));
  return [
    ...claims.map((claim) => ({ source, quote: claim.quote, claim })),
    ...alone.map((span) => ({ source, quote: source.text.slice(span.start, span.end), claim: null })),
  ];
}

/** The claims that the sentence rests on: those where its check found support, without those whose own words contradict it. */
function saidFor(source: EvidenceSource): Said[] {
  const spansOf = (role: MarkedSpan['role']): MarkedSpan[] => source.spans.filter((span) => span.role === role);
  const [against, supporting] = [spansOf('contradicts'), spansOf('supports')];
  return source.claims
    .filter((claim) => !claim.against && !against.some((span) => overlaps(claim, span)) && supporting.some((span) => overlaps(claim, span)))
    .map((claim) => ({ source, quote: claim.quote, claim }));
}

function Side({ title, said, role }: { title: string; said: readonly Said[]; role: 'supports' | 'contradicts' }) {
  return (
    <div class={`side side-${role}`}>
      <h4>{title}</h4>
      {said.map(({ source, quote, claim }) => {
        const speaker = claim?.attribution.slice(1).map(({ name }) => name) ?? [];
        const facts = claim === null || claim.facts === null ? '' : factsLine(claim.facts);
        return (
          <figure>
            <blockquote lang={source.language} dir="auto">
              {quote}
            </blockquote>
            {claim === null ? null : <Rendering claim={claim} />}
            <figcaption>
              <strong>{source.outlet}</strong>
              {speaker.length === 0 ? null : `, ${speaker.join(', ')}`}
            </figcaption>
            {facts === '' ? null : <p class="claim-facts">{facts}</p>}
          </figure>
        );
      })}
    </div>
  );
}

export function Dispute({ evidence }: { evidence: readonly EvidenceSource[] }) {
  const against = evidence.flatMap(saidAgainst);
  if (against.length === 0) return null;
  const supporting = evidence.flatMap(saidFor);
  const otherSource = against.some(({ claim }) => claim !== null);
  return (
    <section class="dispute" id="dispute" tabindex={-1} aria-labelledby="dispute-title">
      <h3 id="dispute-title">{otherSource ? 'The sources disagree' : 'A passage contradicts the sentence'}</h3>
      <div class="sides">
        {supporting.length === 0 ? null : <Side title="The sentence rests on" said={supporting} role="supports" />}
        <Side title="Against it" said={against} role="contradicts" />
      </div>
    </section>
  );
}
