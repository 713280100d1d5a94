// What stands under an article: sentences that the editor answers for, and how this page was made.
import type { ArticleView } from '../article-view.ts';
import { counted, moment, verdictWords } from '../wording.ts';

const partWords: Readonly<Record<string, string>> = {
  headline: 'The headline',
  deck: 'The line under the headline',
  heading: 'A section title',
  body: 'A sentence of the text',
  teaser: 'The teaser of the members’ part',
  caption: 'The caption of the illustration',
};

export function AttestationsSection({ view }: { view: ArticleView }) {
  if (view.attestations.length === 0 && view.membersAttestations === 0) return null;
  const { editorName } = view.article;
  return (
    <section class="attestations" aria-labelledby="attestations" lang="en" dir="ltr">
      <h2 id="attestations">Sentences the editor answers for</h2>
      <p class="quiet">
        These did not pass our machine check. The editor, {editorName}, read them against the sources and let them stand, with a reason.
      </p>
      <ul>
        {view.attestations.map((attestation) => (
          <li id={`attested-${attestation.ordinal}`}>
            <p>
              <a href={`#sentence-${attestation.ordinal}`}>{partWords[attestation.part] ?? attestation.part}</a>:{' '}
              {verdictWords[attestation.verdict]}.
            </p>
            <p class="reason">
              “<bdi>{attestation.reason}</bdi>”
            </p>
          </li>
        ))}
      </ul>
      {view.membersAttestations === 0 ? null : (
        <p class="quiet">{counted(view.membersAttestations, 'further one is', 'further ones are')} in the members’ part.</p>
      )}
    </section>
  );
}

export function ProductionNote({ view }: { view: ArticleView }) {
  const { article } = view;
  const { document, revision, persona, editorName } = article;
  const sentences = view.verdicts.reduce((sum, { count }) => sum + count, 0);
  const writer =
    document.writer.kind === 'extractive'
      ? `The built-in extractive writer (${document.writer.name}) put this page together. It quotes and arranges what sources say; no language model took part.`
      : `A language model (${document.writer.name}) wrote the draft from stored sources and nothing else.`;
  return (
    <section class="production" aria-labelledby="production" lang="en" dir="ltr">
      <h2 id="production">How this page was made</h2>
      <p>
        {writer} It wrote under the persona of {persona.name}, an AI analyst. {editorName}, a human editor, read it against its sources and
        approved this very text; nothing publishes without that.{' '}
        {article.editorRevisions === 0
          ? 'The editor left the wording as it was drafted.'
          : `Editors changed its wording in ${counted(article.editorRevisions, 'revision')}.`}
      </p>
      <dl class="facts">
        <dt>Checks</dt>
        <dd>
          {counted(sentences, 'sentence')} checked one by one against the cited passages:{' '}
          {view.verdicts.map(({ verdict, count }) => `${count} ${verdictWords[verdict]}`).join(', ')}.
        </dd>
        <dt>Checked by</dt>
        <dd>{view.checkers.join(', ')}</dd>
        <dt>Revision</dt>
        <dd>
          {revision.number}, round {revision.round}, written {moment(revision.createdAt)}
        </dd>
        <dt>Approved</dt>
        <dd>
          {moment(article.approvedAt)} by {editorName}
        </dd>
        <dt>Published</dt>
        <dd>{moment(article.publishedAt)}</dd>
        <dt>Persona</dt>
        <dd>
          {persona.name}, version <code>{persona.version.slice(0, 12)}</code>
        </dd>
        <dt>Text</dt>
        <dd>
          <code>sha256:{article.sha256}</code>
        </dd>
      </dl>
      <p>
        <a href="/about">How the newsroom works</a>
      </p>
    </section>
  );
}
