// Fails unless the AsyncAPI document is valid, the schemas that it refers to included.
import { Parser, fromFile } from '@asyncapi/parser';

const { document, diagnostics } = await fromFile(new Parser(), process.argv[2]).parse();
const errors = diagnostics.filter((it) => it.severity === 0);
errors.forEach((it) => console.error(`${it.path.join('.')}: ${it.message}`));
if (!document || errors.length > 0) {
  process.exit(1);
}
console.log(`${process.argv[2]}: valid, ${document.channels().all().length} channels`);
