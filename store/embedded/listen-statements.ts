// Reads LISTEN and UNLISTEN out of SQL text. All clients share one session, so which of them listens on what has to
// be known here. A wrong guess is harmless: channels are taken on only when the engine confirms them.

export type ListenStatement = {
  readonly kind: 'listen' | 'unlisten';
  /** `*` stands for all channels. */
  readonly channel: string;
};

const statement = /(?:^|;)\s*(listen|unlisten)\s+("(?:[^"]|"")+"|\*|[^\s;]+)/gi;
const copyFromClient = /(?:^|;)\s*copy\b[^;]*\bfrom\s+stdin\b/i;

/** LISTEN and UNLISTEN statements in order; channel names as the server folds them. */
export function findListenStatements(sql: string): ListenStatement[] {
  if (!/listen/i.test(sql)) return [];
  return [...withoutComments(sql).matchAll(statement)].map(([, verb = '', name = '']) => ({
    kind: verb.toLowerCase() === 'listen' ? 'listen' : 'unlisten',
    channel: name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name.toLowerCase(),
  }));
}

/** COPY ... FROM STDIN wants more input than the engine is given; it would stop the engine. */
export function isCopyFromClient(sql: string): boolean {
  return /stdin/i.test(sql) && copyFromClient.test(withoutComments(sql));
}

function withoutComments(sql: string): string {
  return sql.replaceAll(/--[^\n]*|\/\*[\s\S]*?\*\//g, ' ');
}
