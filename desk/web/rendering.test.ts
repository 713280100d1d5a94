import { describe, expect, it } from 'vitest';
import { Rendering } from './rendering.tsx';

type Claim = Parameters<typeof Rendering>[0]['claim'];
const english = 'The council has approved the closure.';
const shown = (claim: Claim): string => {
  const view: unknown = Rendering({ claim });
  return String(view);
};

describe('an English rendering before an editor', () => {
  it('stands plain where it passed, as readers see it', () => {
    const html = shown({ english, rendering: { verdict: 'supported', reasons: [] } });
    expect(html).toContain(`In English: ${english}`);
    expect(html).not.toContain('rendering-kept');
  });

  it('is struck out where it did not pass, with its verdict and the reasons', () => {
    const html = shown({
      english,
      rendering: { verdict: 'contradicted', reasons: ['the quotation negates (“nicht”), the rendering does not'] },
    });
    expect(html).toContain('rendering-kept');
    expect(html).toContain('v-contradicted');
    expect(html).toContain('Readers see the original alone: the quotation negates (“nicht”), the rendering does not.');
  });

  it('is struck out where nothing has checked it', () => {
    const html = shown({ english, rendering: null });
    expect(html).toContain('rendering-kept');
    expect(html).toContain('was not checked');
  });

  it('is not there where the claim has none', () => {
    expect(shown({ english: null, rendering: null })).toBe('null');
  });
});
