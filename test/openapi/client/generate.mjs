/**
 * Writes two clients of a document beside it: oazapfts takes the first kind of body that an operation has, which is JSON,
 * so uploads need a client of their own, made from the same document with the other kinds of body left out.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateSource } from 'oazapfts';

const MULTIPART = 'multipart/form-data';

for (const folder of process.argv.slice(2)) {
  const documentFile = join(folder, 'openapi.json');
  const formsFile = join(folder, 'forms.json');
  const document = JSON.parse(readFileSync(documentFile, 'utf8'), (key, value) =>
    (key === 'requestBody' || 'required' in Object(value)) && value.content?.[MULTIPART]
      ? { ...value, content: { [MULTIPART]: value.content[MULTIPART] } }
      : value,
  );
  writeFileSync(formsFile, JSON.stringify(document));
  writeFileSync(join(folder, 'json-client.ts'), await generateSource(documentFile, {}));
  writeFileSync(
    join(folder, 'form-client.ts'),
    await generateSource(formsFile, { include: ['payments'] }),
  );
}
