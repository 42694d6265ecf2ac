// Judges cases by the published schemas with ajv, to compare with the reader of the service.
// Input, one JSON value a line: first {"schemas": {id: schema}, "samples": [case, …]}, then
// {"schema": id, "sample": index, "path": ["patient", "ageYears"], "value": …}; without "value" the place is removed,
// and an empty path takes the value as the whole case.
// Output, one line for each: true or false.
import { createInterface } from "node:readline";
import Ajv from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

const ajv = new Ajv({ strict: true, allowUnionTypes: true });
addFormats(ajv);

function judge(validate, sample, { path, ...line }) {
  if (path.length === 0) {
    return validate(line.value);
  }
  const parent = path.slice(0, -1).reduce((place, step) => place[step], sample);
  const last = path.at(-1);
  const before = structuredClone(parent);
  if ("value" in line) {
    parent[last] = line.value;
  } else if (Array.isArray(parent)) {
    parent.splice(Number(last), 1);
  } else {
    delete parent[last];
  }
  const verdict = validate(sample);
  Object.keys(parent).forEach((key) => delete parent[key]);
  Object.assign(parent, before);
  if (Array.isArray(parent)) {
    parent.length = before.length;
  }
  return verdict;
}

let schemas;
let samples;
const verdicts = [];
for await (const text of createInterface({ input: process.stdin })) {
  const line = JSON.parse(text);
  if (schemas === undefined) {
    schemas = Object.fromEntries(Object.entries(line.schemas).map(([id, schema]) => [id, ajv.compile(schema)]));
    samples = line.samples;
    continue;
  }
  verdicts.push(judge(schemas[line.schema], samples[line.sample], line));
}
process.stdout.write(verdicts.join("\n"));
