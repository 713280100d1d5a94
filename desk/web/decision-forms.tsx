// What an editor can do with the revision before them. Every form carries the revision and its hash: what is approved is what was shown.
import type { CheckedSentence } from '../../store/repositories/desk-evidence.ts';
import { needsAttestation } from '../../store/repositories/desk-evidence.ts';
import { draftPath, type DraftView, type RevisionView } from './draft-view.ts';
import { VerdictMark } from './verdict-mark.tsx';
import { counted, stateWords } from './wording.ts';

function Shown({ view }: { view: RevisionView }) {
  return (
    <>
      <input type="hidden" name="revision" value={view.revision.id} />
      <input type="hidden" name="sha256" value={view.revision.sha256} />
    </>
  );
}

/** Why the revision cannot be approved now, in words; empty when it can. */
function hindrances(view: RevisionView): string[] {
  const unchecked = view.sentences.filter((sentence) => sentence.check === null).length;
  const unattested = view.sentences.filter(needsAttestation).length;
  return [
    ...(unchecked > 0 ? [`${counted(unchecked, 'sentence')} still ${unchecked === 1 ? 'waits' : 'wait'} for a check`] : []),
    ...(unattested > 0 ? [`${counted(unattested, 'failing sentence')} ${unattested === 1 ? 'is' : 'are'} neither attested nor cut`] : []),
  ];
}

export function AttestList({ view, draftId }: { view: RevisionView; draftId: string }) {
  const failing = view.sentences.filter(needsAttestation);
  if (failing.length === 0) return null;
  return (
    <section class="sheet failing" aria-labelledby="failing-title">
      <h2 id="failing-title">{`${counted(failing.length, 'sentence')} that ${failing.length === 1 ? 'does' : 'do'} not pass`}</h2>
      <p class="aside">Edit or cut each, ask for changes, or attest it: your reason is shown to readers beside your name.</p>
      <ol>
        {failing.map((sentence) => (
          <li>
            <p>
              <VerdictMark sentence={sentence} />{' '}
              <a
                class="plain-link"
                data-sentence={sentence.ordinal}
                href={`${draftPath(draftId, { sentence: sentence.ordinal })}#s${sentence.ordinal}`}
                dir="auto"
              >
                {sentence.text}
              </a>
            </p>
            <ul class="reasons">
              {(sentence.check?.reasons ?? []).map((reason) => (
                <li>{reason}</li>
              ))}
            </ul>
            {view.latest ? (
              <details class="attest-choice">
                <summary>Let it stand, with your reason</summary>
                <form class="attest" method="post" action={`/drafts/${draftId}/sentences/${sentence.ordinal}/attest`}>
                  <input type="hidden" name="revision" value={view.revision.id} />
                  <label>
                    <span>Why it may stand</span>
                    <input name="reason" required minlength={3} maxlength={1000} />
                  </label>
                  <button type="submit">Attest</button>
                </form>
              </details>
            ) : null}
          </li>
        ))}
      </ol>
    </section>
  );
}

function shortened(sentence: CheckedSentence): string {
  return sentence.text.length > 140 ? `${sentence.text.slice(0, 138).trimEnd()}…` : sentence.text;
}

function ChangesForm({ view, draftId }: { view: RevisionView; draftId: string }) {
  const droppable = view.sentences.filter((sentence) => sentence.part !== 'headline' && sentence.part !== 'caption');
  return (
    <details class="act" id="request-changes">
      <summary>Request changes</summary>
      <form class="stack" method="post" action={`/drafts/${draftId}/changes`}>
        <Shown view={view} />
        <fieldset class="tick-list">
          <legend>Leave out these sentences</legend>
          {droppable.map((sentence) => (
            <label class="tick">
              <input type="checkbox" name="drop[]" value={String(sentence.ordinal)} />
              <span dir="auto">{shortened(sentence)}</span>
              {sentence.check?.verdict === 'supported' ? null : <VerdictMark sentence={sentence} />}
            </label>
          ))}
        </fieldset>
        <fieldset>
          <legend>Sources for the next round</legend>
          {view.revision.document.citations.map((citation) => (
            <div class="source-choice" role="group" aria-label={citation.outlet}>
              <span>{citation.outlet}</span>
              <label>
                <input type="radio" name={`source-${citation.articleId}`} value="keep" checked /> as it is
              </label>
              <label>
                <input type="radio" name={`source-${citation.articleId}`} value="prefer" /> prefer
              </label>
              <label>
                <input type="radio" name={`source-${citation.articleId}`} value="exclude" /> exclude
              </label>
            </div>
          ))}
        </fieldset>
        <label>
          Comment
          <textarea name="comment" rows={3} maxlength={5000}></textarea>
          {view.revision.document.writer.kind === 'extractive' ? (
            <span class="hint">The extractive writer follows the choices above; a comment is kept for people.</span>
          ) : null}
        </label>
        <button type="submit">Send back to the analyst</button>
      </form>
    </details>
  );
}

function SpikeForm({ view, draftId }: { view: RevisionView; draftId: string }) {
  return (
    <details class="act" id="spike">
      <summary>Spike</summary>
      <form class="stack" method="post" action={`/drafts/${draftId}/spike`}>
        <Shown view={view} />
        <p class="aside">Ends this draft for good. Its text and this decision are kept.</p>
        <label>
          Reason
          <input name="reason" required minlength={3} maxlength={1000} />
        </label>
        <label class="tick">
          <input type="checkbox" name="confirm" value="yes" required />
          <span>Yes, end this draft</span>
        </label>
        <button class="danger" type="submit">
          Spike the draft
        </button>
      </form>
    </details>
  );
}

function ApproveForm({ view, draftId }: { view: RevisionView; draftId: string }) {
  const reasons = hindrances(view);
  return (
    <form method="post" action={`/drafts/${draftId}/approve`}>
      <Shown view={view} />
      <button class="primary" type="submit" {...(reasons.length > 0 ? { disabled: true, 'aria-describedby': 'not-yet' } : {})}>
        {`Approve revision ${view.revision.number}`}
      </button>
      {reasons.length === 0 ? (
        <p class="hint">
          {'Publishes exactly this text, '}
          <code title={view.revision.sha256}>{view.revision.sha256.slice(0, 12)}</code>
          {', under your name.'}
        </p>
      ) : (
        <ul class="hint hindrances" id="not-yet">
          {reasons.map((reason) => (
            <li>{reason}</li>
          ))}
        </ul>
      )}
    </form>
  );
}

/** Why there is nothing to decide, and a way to try again where that can help. */
function Unwritten({ draft, waitsFor }: Pick<DraftView, 'draft' | 'waitsFor'>) {
  const { id, state, failure } = draft;
  return (
    <>
      <p>{waitsFor ?? failure ?? stateWords[state].meaning}</p>
      {state === 'waiting-budget' ? (
        <p class="hint">
          {'It goes on by itself when there is room: on a new day, or when its story is allowed more, '}
          <code>{`newsroom costs allow ${id} --cost …`}</code>
        </p>
      ) : null}
      {state === 'failed' || state === 'waiting-budget' ? (
        <form method="post" action={`/drafts/${id}/retry`}>
          <button type="submit">Try again</button>
        </form>
      ) : null}
    </>
  );
}

export function DecisionPanel({ page }: { page: DraftView }) {
  const { draft, shown } = page;
  if (shown === null) return <Unwritten draft={draft} waitsFor={page.waitsFor} />;
  if (!shown.latest) {
    return (
      <p>
        {`This is revision ${shown.revision.number}, an older one. `}
        <a href={draftPath(draft.id)}>Go to the latest revision</a>
      </p>
    );
  }
  switch (draft.state) {
    case 'in-review':
      return (
        <div class="decide">
          <ApproveForm view={shown} draftId={draft.id} />
          <a class="button" href={`/drafts/${draft.id}/edit`}>
            Edit text
          </a>
          <ChangesForm view={shown} draftId={draft.id} />
          <SpikeForm view={shown} draftId={draft.id} />
        </div>
      );
    case 'approved':
      return (
        <div class="decide">
          <p>
            <strong>Approved, being published.</strong>
          </p>
          <a class="button" href={`/drafts/${draft.id}/edit`}>
            Edit text
          </a>
          <p class="hint">An edit voids the approval, and the draft comes back to review.</p>
        </div>
      );
    case 'published':
    case 'corrected':
      return page.publicUrl === null ? (
        <p>Published.</p>
      ) : (
        <p>
          <strong>Published. </strong>
          <a href={page.publicUrl}>Open the public page</a>
        </p>
      );
    case 'queued':
    case 'drafting':
    case 'waiting-budget':
    case 'changes-requested':
    case 'retracted':
    case 'spiked':
    case 'failed':
    case 'withdrawn':
      return <Unwritten draft={draft} waitsFor={page.waitsFor} />;
  }
}
