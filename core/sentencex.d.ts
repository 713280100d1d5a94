// sentencex 1.0.17 ships no types. Offsets are code points, not UTF-16 units.
declare module 'sentencex' {
  export interface SentenceBoundary {
    start_index: number;
    end_index: number;
    text: string;
    boundary_symbol: string | null;
    is_paragraph_break: boolean;
  }
  export function get_sentence_boundaries(languageCode: string, text: string): SentenceBoundary[];
}
