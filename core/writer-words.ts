// A writer as pages and commands name it: "language model gpt-4.1 at api.openai.com", or the extractive writer.
import type { RevisionDocument } from './revision.ts';

export function describeWriter({ kind, name }: RevisionDocument['writer']): string {
  switch (kind) {
    case 'extractive':
      return 'extractive writer';
    case 'model':
      return `language model ${name}`;
  }
}
