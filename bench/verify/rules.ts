// Whether the rules pass a judged pair: the score is a mark beside their verdict, so its mark is chosen on what they let through.
import { passes } from '../../core/words.ts';
import { cutSentences } from '../../core/sentences.ts';
import { checkAgainst } from '../mutations/check-pair.ts';
import type { JudgedPair } from './records.ts';

/** Whether each sentence of the pair passes the rules against its source. The sets of news prose are English. */
export async function passesRules({ source, sentence }: JudgedPair): Promise<boolean> {
  const text = sentence.normalize('NFC');
  const sentences = cutSentences(text, 'en').map(({ start, end }) => text.slice(start, end));
  const results = await checkAgainst(source, sentences, 'en', undefined);
  return results.length > 0 && results.every(({ verdict }) => passes(verdict));
}
