// Fails unless the AsyncAPI document is valid, and every schema beside it is one of JSON Schema 2020-12 that its examples
// fit. The schemas are compiled here because AsyncAPI's parser does not look into those of another format than its own.
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Parser, fromFile } from '@asyncapi/parser';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const file = process.argv[2];
const { document, diagnostics } = await fromFile(new Parser(), file).parse();
const faults = diagnostics.filter((it) => it.severity === 0).map((it) => `${it.path.join('.')}: ${it.message}`);

// Strict, so that a keyword that does not exist is found.
const ajv = addFormats(new Ajv2020({ strict: true, allowMatchingProperties: true, strictTypes: false, strictRequired: false }));
const base = 'https://schemas.invalid/';
const schemas = readdirSync(dirname(file), { recursive: true }).filter((it) => it.endsWith('.schema.json'));
const texts = new Map(schemas.map((it) => [it, JSON.parse(readFileSync(join(dirname(file), it)))]));
try {
  texts.forEach((schema, name) => ajv.addSchema(schema, schema.$id ?? base + name));
  texts.forEach((schema, name) => {
    const check = ajv.getSchema(schema.$id ?? base + name);
    (schema.examples ?? [])
      .filter((it) => !check(it))
      .forEach((it) => faults.push(`${name}: an example does not fit: ${JSON.stringify(it)}`));
  });
} catch (e) {
  faults.push(e.message);
}

faults.forEach((it) => console.error(it));
if (!document || faults.length > 0) {
  process.exit(1);
}
console.log(`${file}: valid, ${document.channels().all().length} channels, ${texts.size} schemas`);
