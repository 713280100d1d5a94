// What each layer of checks said of a sentence, where there was more than one: a disagreement is read at a glance.
import type { Layer } from '../../core/check-layers.ts';
import { passes } from '../../core/words.ts';
import { verdictWords } from './wording.ts';

const layerWords: Readonly<Record<Layer['layer'], string>> = { rules: 'The rules', judge: 'The judge' };

export function Layers({ layers }: { layers: readonly Layer[] }) {
  if (layers.length < 2) return null;
  const disagree = new Set(layers.map(({ verdict }) => passes(verdict))).size > 1;
  return (
    <section class={`layers${disagree ? ' disagree' : ''}`} aria-label="What each check said">
      {disagree ? <p class="layers-head">The checks disagree: the graver verdict stands.</p> : null}
      <ul>
        {layers.map((layer) => (
          <li>
            <span class="layer-name">{layerWords[layer.layer]}</span>{' '}
            <span class={`verdict v-${layer.verdict}`} title={verdictWords[layer.verdict].meaning}>
              {verdictWords[layer.verdict].label}
            </span>
            {layer.layer === 'judge' && layer.reasons.length > 0 ? (
              <span class="layer-reason">{` ${layer.reasons.join('; ')}`}</span>
            ) : null}
            <span class="aside small">{` ${layer.by}`}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
