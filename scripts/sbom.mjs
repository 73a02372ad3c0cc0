// The software bill of materials of what ships, as CycloneDX JSON in dist/sbom.cdx.json, with a check of the licences.
//   npm run sbom
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** What our code imports: native packages as they are, the others bundled. Electron's own parts carry their own bill. */
const ROOTS = [
  'onnxruntime-node',
  '@photostructure/sqlite',
  'uiohook-napi',
  '@huggingface/transformers',
  'tmp',
  'react',
  'react-dom',
  'react-aria-components',
  'lucide-react',
  'electron',
];
/** Replaced by an empty module in the bundle (scripts/build.mjs), or only there for installing. */
const NOT_SHIPPED = [
  'sharp',
  'onnxruntime-web',
  'adm-zip',
  'global-agent',
  '@electron/get',
  '@electron-internal/extract-zip',
  '@types/node',
];
const ALLOWED = [
  'MIT',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  '0BSD',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'Python-2.0',
  'Unlicense',
];

const components = [...packagesShipped(), ...modelsShipped(), ...recordingsShipped()];
const refused = components.filter(({ licenses: [{ license }] }) => !ALLOWED.includes(license.id));
mkdirSync(join(root, 'dist'), { recursive: true });
writeFileSync(
  join(root, 'dist/sbom.cdx.json'),
  `${JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.5', version: 1, components }, null, 2)}\n`,
);
for (const { name, version, licenses } of refused)
  console.error(`${name} ${version}: licence ${licenses[0].license.id} is not on the list`);
console.log(
  `${components.length} components in dist/sbom.cdx.json, ${refused.length} with a licence that is not allowed`,
);
process.exit(refused.length === 0 ? 0 : 1);

/** The roots and everything they need in turn, as Node would find it. */
function packagesShipped() {
  const seen = new Map();
  const queue = ROOTS.map((name) => ({ name, from: root }));
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const folder = NOT_SHIPPED.includes(next.name) ? undefined : resolve(next.name, next.from);
    if (folder === undefined || seen.has(folder)) continue;
    const about = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    seen.set(folder, about);
    for (const name of Object.keys(about.dependencies ?? {})) queue.push({ name, from: folder });
  }
  return [...seen.values()]
    .map(({ name, version, license }) => ({
      type: 'library',
      name,
      version,
      purl: `pkg:npm/${name.replace('@', '%40')}@${version}`,
      licenses: [
        { license: { id: typeof license === 'string' ? license.replace(/[()]/g, '').split(' OR ')[0] : 'unknown' } },
      ],
    }))
    .sort((one, other) => one.name.localeCompare(other.name));
}

function resolve(name, from) {
  for (let folder = from; ; folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', name);
    if (existsSync(join(candidate, 'package.json'))) return candidate;
    if (folder === root) return undefined;
  }
}

function modelsShipped() {
  return ['whisper-base', 'silero-vad'].map((name) => {
    const sums = readFileSync(join(root, 'models/SHA256SUMS'), 'utf8')
      .split('\n')
      .filter((line) => line.includes(`${name}/`));
    const content = createHash('sha256').update(sums.join('\n')).digest('hex');
    return {
      type: 'machine-learning-model',
      name,
      version: content.slice(0, 12),
      licenses: [{ license: { id: 'MIT' } }],
    };
  });
}

/** Recordings that models are compared by. A file that the manifest does not name has no licence, and is refused. */
function recordingsShipped() {
  const [columns, ...rows] = readFileSync(join(root, 'speech/manifest.tsv'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split('\t'));
  const licenceOf = new Map(rows.map((row) => [row[columns.indexOf('file')], row[columns.indexOf('licence')]]));
  return readdirSync(join(root, 'speech'))
    .filter((file) => file.endsWith('.wav'))
    .map((file) => {
      const content = createHash('sha256')
        .update(readFileSync(join(root, 'speech', file)))
        .digest('hex');
      // What is said is in the public domain, for which SPDX has no name; the package that the file comes with has a licence.
      const id = /package (\S+)$/.exec(licenceOf.get(file) ?? '')?.[1] ?? 'unknown';
      return {
        type: 'data',
        name: `speech/${file}`,
        version: content.slice(0, 12),
        hashes: [{ alg: 'SHA-256', content }],
        licenses: [{ license: { id } }],
      };
    });
}
