import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { CONTRACT, contractSchema } from '../../src/server/contract-option.ts';
import { contractOf } from '../../src/waldur/contract.ts';
import { CONTRACT_FILE } from '../../src/waldur/contract-schema.ts';
import { createClient } from '../client.ts';

const page = readFileSync(new URL('../../src/waldur/README.md', import.meta.url), 'utf8');
const rows = page.split('### Contracts and SDKs')[1]?.match(/^\| (Python|TypeScript).*$/gm) ?? [];
const settings = (row: string) =>
  Array.from(row.matchAll(/`(\w+)=(\w+)`/g), ([, name = '', value = '']) => [name, value] as const);

describe('the table of SDKs', () => {
  it.each(rows)('names a contract that there is: %s', (row) => {
    const [, preset = ''] = /\| `(\w+)` \|/.exec(row) ?? [];
    const read = CONTRACT.read({ preset, ...Object.fromEntries(settings(row)) });
    expect(read).toMatchObject({ valid: true });
    if (read.valid) expect(contractOf(read.value).name).toBe(preset);
  });

  it('has both clients, before, at and after 8.0.8', () => {
    expect(rows).toHaveLength(5);
  });
});

describe('a contract file', () => {
  it('is described by the schema that is printed', () => {
    const { properties } = contractSchema();
    expect(Object.keys(Object(properties))).toEqual([
      '$schema',
      '$comment',
      'preset',
      ...Object.keys(contractOf('deployed').differences),
    ]);
    const file = { $schema: 'x', $comment: ['y'], ...contractOf('deployed').differences };
    for (const schema of [CONTRACT_FILE, CONTRACT]) {
      expect(schema.read(file)).toEqual({ valid: true, value: contractOf('deployed').differences });
    }
  });
});

describe('the scenario all-linked', () => {
  it('has payments, each with an invoice', async () => {
    const client = createClient({
      fixtures: [],
      scenario: 'all-linked',
      contract: 'deployed',
    });
    const token = { Authorization: 'Token YOUR_API_TOKEN' };
    const { json } = await client.send({ as: 'anonymous', path: '/api/payments/', headers: token });
    expect(json).toHaveLength(3);
    for (const payment of json) expect(payment.invoice_uuid).toMatch(/^[0-9a-f]{32}$/);
  });
});
