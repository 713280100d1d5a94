// The badge beside a sentence: a word for what does not pass, a small tick for what does; always with the word for screen readers.
import { passes } from '../../core/words.ts';
import type { CheckedSentence } from '../../store/repositories/desk-evidence.ts';
import { verdictWords } from './wording.ts';

/** Class of a sentence by its check: `v-supported`, ..., `v-pending`; `v-attested` where an editor answers for it. */
export function verdictClass(sentence: CheckedSentence): string {
  if (sentence.check === null) return 'v-pending';
  return `v-${sentence.check.verdict}${sentence.attestation === null ? '' : ' v-attested'}`;
}

/**
 * Beside a sentence that passes, though another source contradicts the one it rests on. It leads to what is said against it; `href`: where
 * that is, by default on the page that is shown already.
 */
export function DisputeMark({ sentence: { ordinal, check }, href }: { sentence: CheckedSentence; href?: string }) {
  if (check === null || !passes(check.verdict) || !check.evidence.some(({ role }) => role === 'contradicts')) return null;
  return (
    <a
      class="verdict disputed"
      href={href ?? '#dispute'}
      title="Another source contradicts the one that it rests on: show both"
      {...(href === undefined ? {} : { 'data-sentence': ordinal })}
    >
      disputed
    </a>
  );
}

export function VerdictMark({ sentence, wordy = false }: { sentence: CheckedSentence; wordy?: boolean }) {
  const { check, attestation } = sentence;
  if (check === null) return <span class="verdict v-pending">being checked</span>;
  const { label, meaning } = verdictWords[check.verdict];
  if (check.verdict === 'supported' && !wordy) {
    return (
      <span class="verdict tick v-supported" title={meaning}>
        <span aria-hidden="true">✓</span>
        <span class="unseen">supported</span>
      </span>
    );
  }
  return (
    <span class={`verdict ${verdictClass(sentence)}`} title={meaning}>
      {label}
      {attestation === null ? null : ', attested'}
    </span>
  );
}
