// The language a text is written in: measured on the text itself, because pages and feeds often declare the wrong one. The declared one (the hint)
// decides only where the text cannot: too short, or between languages that its letters hardly tell apart. All offline.
import { defaultClassifier } from './language/default-classifier.ts';
import { createDetector } from './language/detector.ts';

export type { DetectedLanguage } from './language/detector.ts';
export { languageOfTag } from './language/tags.ts';

/** Detects the language of `text` (its first 4,000 characters). `hint` is a declared language tag. */
export const detectLanguage = createDetector(defaultClassifier);
