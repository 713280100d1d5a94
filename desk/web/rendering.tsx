// A claim's English rendering as an editor sees it: one that readers are not shown says so, and why.
import { passes } from '../../core/words.ts';
import type { DeskClaim } from '../../store/repositories/desk-evidence.ts';
import { verdictWords } from './wording.ts';

export function Rendering({ claim: { english, rendering } }: { claim: Pick<DeskClaim, 'english' | 'rendering'> }) {
  if (english === null) return null;
  const text = `In English: ${english}`;
  if (rendering !== null && passes(rendering.verdict)) return <p class="english">{text}</p>;
  return (
    <div class="rendering-kept">
      <p class="english">{text}</p>
      <p class="aside">
        {rendering === null ? (
          'This rendering was not checked: readers see the original alone.'
        ) : (
          <>
            <span class={`verdict v-${rendering.verdict}`}>{verdictWords[rendering.verdict].label}</span>
            {` Readers see the original alone: ${rendering.reasons.join('; ')}.`}
          </>
        )}
      </p>
    </div>
  );
}
