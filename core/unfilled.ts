// A place in a draft's text where a quotation was to be put in and none could be: `{{no quotation: REASON}}`. A sentence with one fails its
// check, and no revision with one is approved (the database's door looks for the same marks): no reader ever sees it.

/** What stands in the text instead of the quotation. `reason` holds no braces. */
export function unfilled(reason: string): string {
  return `{{no quotation: ${reason.replaceAll(/[{}]/g, '')}}}`;
}

/** Why quotations are missing from a text, one reason a place; doubled braces of any other kind are such a place too. */
export function unfilledIn(text: string): string[] {
  const reasons = [...text.matchAll(/\{\{no quotation: ([^{}]*)\}\}/g)].map(([, reason = '']) => reason);
  const rest = text.replaceAll(/\{\{no quotation: [^{}]*\}\}/g, '');
  return /\{\{|\}\}/.test(rest) ? [...reasons, 'a reference that stands open'] : reasons;
}
