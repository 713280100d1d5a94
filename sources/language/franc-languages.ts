export function languageOfFrancAlone(_text: string, _evidence: unknown): null { return null; }
