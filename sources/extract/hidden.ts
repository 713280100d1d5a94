// Takes out of a document what its reader never sees: comments, scripts, templates, hidden elements. Instructions to machines hide there.

const machinery =
  'script, style, noscript, template, svg, math annotation, iframe, object, embed, canvas, audio, video, map, head > *:not(title):not(meta):not(link), button, input, select, textarea, dialog, [role="dialog"], [role="alertdialog"], [role="navigation"], [role="search"], [role="contentinfo"], nav';
const hiddenByAttribute = '[hidden], [aria-hidden="true"], [aria-hidden="TRUE"], [inert]';

const hidingStyles: readonly RegExp[] = [
  /(?:^|;)display:none/,
  /(?:^|;)visibility:(?:hidden|collapse)/,
  /(?:^|;)font-size:0*(?:\.\d+)?(?:px|pt|em|rem|%)?(?:;|!|$)/,
  /(?:^|;)(?:left|top|right|text-indent|margin-left|margin-top):-\d{3,}/,
  /(?:^|;)clip:rect\((?:0|1px)[^)]*\)/,
  /(?:^|;)clip-path:inset\((?:50|100)%/,
  /(?:^|;)(?:max-)?(?:height|width):0(?:px|%|em|rem)?(?:;|!|$)/,
];

/** What a script fades in starts so: hidden text too. */
const faded = /(?:^|;)opacity:0*(?:\.0+)?%?(?:;|!|$)/;

/** CSS without its comments, in one pass: a pattern would take time in the square of the openings that never close. */
function withoutComments(css: string): string {
  let kept = '';
  let from = 0;
  for (;;) {
    const open = css.indexOf('/*', from);
    if (open < 0) return kept + css.slice(from);
    kept += css.slice(from, open);
    const close = css.indexOf('*/', open + 2);
    if (close < 0) return kept;
    from = close + 2;
  }
}

/** A style attribute as the tests above read it: lower case, without comments and white space. */
function plainStyle(style: string): string {
  return withoutComments(style.slice(0, 5000)).toLowerCase().replace(/\s+/g, '');
}

function hidesByStyle(style: string): boolean {
  const plain = plainStyle(style);
  if (hidingStyles.slice(0, -1).some((pattern) => pattern.test(plain))) return true;
  return plain.includes('overflow:hidden') && (hidingStyles.at(-1)?.test(plain) ?? false);
}

/** Selectors of the page's own style sheets that say nothing but "do not show": `.x`, `#x` or `tag.x`, outside conditions. */
function hidingSelectors(document: Document): string[] {
  const selectors: string[] = [];
  for (const sheet of document.querySelectorAll('style')) {
    if ((sheet.getAttribute('media') ?? 'all').includes('print')) continue;
    const css = withoutComments((sheet.textContent ?? '').slice(0, 200_000));
    // Rules inside a block (@media, @supports) come after its own brace: only those at the top level are believed.
    let depth = 0;
    let from = 0;
    for (let index = 0; index < css.length; index += 1) {
      if (css[index] === '{') {
        if (depth === 0) {
          const close = css.indexOf('}', index);
          const body = plainStyle(css.slice(index + 1, close < 0 ? css.length : close));
          const names = css.slice(from, index).split(',');
          if (!body.includes('{') && /(?:^|;)(?:display:none|visibility:hidden)/.test(body)) {
            selectors.push(...names.map((name) => name.trim()).filter((name) => /^[a-z]*[.#][a-z_][\w-]*$/i.test(name)));
          }
        }
        depth += 1;
      } else if (css[index] === '}') {
        depth = Math.max(0, depth - 1);
        from = index + 1;
      } else if (css[index] === ';' && depth === 0) {
        from = index + 1;
      }
    }
  }
  return [...new Set(selectors)].slice(0, 200);
}

function textLength(node: Node): number {
  return (node.textContent ?? '').length;
}

function removeComments(document: Document): void {
  const comments: Node[] = [];
  let node: Node | null = document.documentElement;
  const root: Node = document.documentElement;
  while (node !== null) {
    if (node.nodeType === 8) comments.push(node);
    if (node.firstChild !== null) {
      node = node.firstChild;
      continue;
    }
    while (node !== null && node !== root && node.nextSibling === null) node = node.parentNode;
    node = node === null || node === root ? null : node.nextSibling;
  }
  for (const comment of comments) comment.parentNode?.removeChild(comment);
}

/**
 * Removes what a style makes transparent, but for what together holds most of the page's text: that fades in when the page's script runs. Elements
 * within others that fade are asked for themselves, so that a line hidden in a page that fades in is no exception.
 */
function removeFaded(document: Document): void {
  const levels: Element[][] = [];
  const levelOf = new Map<Node, number>();
  for (const element of document.querySelectorAll('[style*="opacity" i]')) {
    if (element === document.body || element === document.documentElement) continue;
    if (!faded.test(plainStyle(element.getAttribute('style') ?? ''))) continue;
    let around: Node | null = element.parentNode;
    while (around !== null && !levelOf.has(around)) around = around.parentNode;
    const level = around === null ? 0 : (levelOf.get(around) ?? 0) + 1;
    levelOf.set(element, level);
    (levels[level] ??= []).push(element);
  }
  const whole = textLength(document.body);
  for (const elements of levels) {
    const length = elements.reduce((sum, element) => sum + textLength(element), 0);
    if (length * 2 < whole) for (const element of elements) element.remove();
  }
}

/**
 * Removes in place. `html` and `body` stay whatever their style (pages hide them until their scripts ran), and a style sheet's
 * rule is not believed about an element that holds most of the page's text, for the same reason.
 */
export function removeHidden(document: Document): void {
  const sheetSelectors = hidingSelectors(document);
  removeComments(document);
  for (const element of document.querySelectorAll(machinery)) element.remove();
  for (const element of document.querySelectorAll(hiddenByAttribute)) {
    if (element !== document.body && element !== document.documentElement) element.remove();
  }
  for (const element of document.querySelectorAll('[style]')) {
    if (element === document.body || element === document.documentElement) continue;
    if (hidesByStyle(element.getAttribute('style') ?? '')) element.remove();
  }
  removeFaded(document);
  if (sheetSelectors.length === 0) return;
  const whole = textLength(document.body);
  for (const element of document.querySelectorAll(sheetSelectors.join(', '))) {
    if (element !== document.body && element !== document.documentElement && textLength(element) * 2 < whole) element.remove();
  }
}
