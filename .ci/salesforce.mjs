// Fails unless Salesforce's own library for deployments takes every file of a project for a component, and finds every
// component of every manifest: node salesforce.mjs <directory of sfdx-project.json>...
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import sdr from '@salesforce/source-deploy-retrieve';

const { ComponentSet, MetadataResolver } = sdr;
const faults = [];
let count = 0;

for (const project of process.argv.slice(2)) {
  const folders = JSON.parse(readFileSync(join(project, 'sfdx-project.json'))).packageDirectories.map((it) => join(project, it.path));
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true }).filter((it) => it.endsWith('.xml')).map((it) => join(folder, it)));
  const components = new Map();
  for (const file of files) {
    try {
      for (const it of new MetadataResolver().getComponentsFromPath(file)) {
        components.set(`${it.type.name}:${it.fullName}`, file);
      }
    } catch (e) {
      faults.push(`${file} is no component: ${e.message}`);
    }
  }
  if (faults.length > 0) {
    continue; // The library reads no manifest beside a file that it does not know.
  }
  const wanted = new Set();
  for (const manifest of readdirSync(project).filter((it) => it.startsWith('package') && it.endsWith('.xml'))) {
    const set = await ComponentSet.fromManifest({ manifestPath: join(project, manifest), resolveSourcePaths: folders });
    const found = new Set(set.getSourceComponents().map((it) => `${it.type.name}:${it.fullName}`));
    for (const it of set) {
      const name = `${it.type.name}:${it.fullName}`;
      wanted.add(name);
      if (!found.has(name)) {
        faults.push(`${join(project, manifest)}: ${name} is not there`);
      }
    }
  }
  [...components.keys()].filter((it) => !wanted.has(it)).forEach((it) => faults.push(`${project}: ${it} is in no manifest`));
  count += components.size;
}

faults.forEach((it) => console.error(it));
if (count === 0 || faults.length > 0) {
  process.exit(1);
}
console.log(`${count} components`);
