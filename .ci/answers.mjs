// Exits 0 when the server that a postgres:// or redis:// address names takes a connection and answers.
import pg from 'pg';
import { Redis } from 'ioredis';

const address = process.argv[2] ?? '';
try {
  if (address.startsWith('redis')) {
    const redis = new Redis(address, { lazyConnect: true, maxRetriesPerRequest: 0, retryStrategy: () => null });
    redis.on('error', () => undefined);
    await redis.connect();
    await redis.ping();
    redis.disconnect();
  } else {
    const client = new pg.Client({ connectionString: address, connectionTimeoutMillis: 3000 });
    await client.connect();
    await client.query('select 1');
    await client.end();
  }
} catch (error) {
  process.stderr.write(`${address}: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
