// The badge beside a sentence: a word for what does not pass, a small tick for what does; always with the word for screen readers.
import { passes } from '../../core/words.ts';
import type { CheckedSentence } from '../../store/repositories/desk-evidence.ts';
import { verdictWords } from './wording.ts';

/** Class of a sentence by its check: `v-supported`, ..., `v-pending`; `v-attested` where an editor answers for it. */
export function verdictClass(sentence: CheckedSentence): string {
  if (sentence.check === null) return 'v-pending';
  return `v-${sentence.check.verdict}${sentence.attestation === null ? '' : ' v-attested'}`;
}

/** Beside a sentence that passes, though another source contradicts the one it rests on. */
export function DisputeMark({ sentence: { check } }: { sentence: CheckedSentence }) {
  if (check === null || !passes(check.verdict) || !check.evidence.some(({ role }) => role === 'contradicts')) return null;
  return (
    <span class="verdict disputed" title="Another source contradicts the one that it rests on">
      disputed
    </span>
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
