// Lays out one document at a time. Requests and replies are frames over stdin and stdout: 4 bytes length (little-endian),
// then the payload. The host owns the time limit, the memory limit and the restart; this process keeps nothing between
// two documents and writes no files.
//
// Request: u32 id, u8 standard, i64 creation time in seconds UTC, then pieces, each u32 length and content: first the
//          document as JSON in UTF-8, then the pictures that it names by number.
// Reply:   u32 id, u8 status (0 done, 1 refused), u32 pages, u32 number of parts, the first page of each part as u32, then
//          the PDF or the code of the refusal in ASCII.
// Numbers are little-endian. Diagnostics of the compiler may quote the document and name paths: only codes go out.

import { Console } from "node:console";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

// stdout belongs to frames: anything printed, by the addon too, would break them.
globalThis.console = new Console(process.stderr, process.stderr);

const maximumRequest = 8 * 1024 * 1024;
const maximumReply = 32 * 1024 * 1024;
const requestHeader = 13;
const replyHeader = 13;
const fence = 0;
const standards = { 1: "a-2a", 2: "ua-1" };

// Exit codes that the host turns into a remedy.
const addonMissing = 3;
const brokenFrame = 4;
const nodeTooOld = 5;

// A laid-out document is large to the addon and nothing to the collector, which would let dozens of them pile up. It is young
// when it is let go, so that the quick collection finds it; the thorough one, now and then, finds what became old meanwhile.
setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc");
const thoroughEvery = 16;

class Refusal extends Error {
  constructor(code) {
    super(code);
    this.code = code;
  }
}

if (Number.parseInt(process.versions.node, 10) < 20) {
  process.exit(nodeTooOld);
}

const workspace = dirname(fileURLToPath(import.meta.url));

function loadCompiler(fontFolder) {
  let addon;
  try {
    // A bare .node file: import would fail with ERR_UNKNOWN_FILE_EXTENSION.
    addon = createRequire(import.meta.url)("@myriaddreamin/typst-ts-node-compiler-linux-x64-gnu");
  } catch {
    process.exit(addonMissing);
  }
  return addon.NodeCompiler.create({ workspace, fontArgs: [{ fontPaths: [fontFolder] }] });
}

const compiler = loadCompiler(process.argv[2]);

function compile(file, inputs) {
  const run = compiler.compile({ mainFilePath: join(workspace, file), inputs });
  if (run.hasError()) {
    const diagnostics = compiler.fetchDiagnostics(run.takeError());
    const broken = diagnostics.some((diagnostic) => String(diagnostic.message).startsWith("failed to decode image"));
    throw new Refusal(broken ? "picture" : "layout");
  }
  return { document: run.result, warnings: run.takeWarnings()?.shortDiagnostics ?? [] };
}

// Every family that fence.typ asks for must be unknown; one that is known came from the host's fonts.
function checkFence() {
  const { document, warnings } = compile("fence.typ", {});
  const unknown = warnings.filter((warning) => warning.message.startsWith("unknown font family")).length;
  if (unknown < document.numOfPages) {
    throw new Refusal("fence");
  }
  return { pages: document.numOfPages, firstPages: [], pdf: Buffer.alloc(0) };
}

// Pictures are files to the compiler, but in memory only and gone after the document.
function compileWith(pictures, data) {
  const paths = pictures.map((_, number) => join(workspace, `picture-${number}`));
  try {
    paths.forEach((path, number) => compiler.mapShadow(path, pictures[number]));
    return compile("document.typ", { data });
  } finally {
    paths.forEach((path) => compiler.unmapShadow(path));
  }
}

function layOut(standard, creationTimestamp, [data, ...pictures]) {
  const { document, warnings } = compileWith(pictures, data.toString("utf8"));
  if (warnings.length > 0) {
    throw new Refusal("warning");
  }
  try {
    const pdf = compiler.pdf(document, { pdfStandard: standard, creationTimestamp });
    const firstPages = compiler.query(document, { selector: "<first-pages>", field: "value" })[0];
    return { pages: document.numOfPages, firstPages, pdf };
  } catch (error) {
    const undrawable = /could not be displayed with font|private use area/.test(String(error?.message ?? error));
    throw new Refusal(undrawable ? "undrawable" : "export");
  }
}

function answer(request) {
  const kind = request.readUInt8(4);
  if (kind === fence) {
    return checkFence();
  }
  if (!(kind in standards)) {
    throw new Refusal("request");
  }
  return layOut(standards[kind], Number(request.readBigInt64LE(5)), pieces(request.subarray(requestHeader)));
}

function pieces(bytes) {
  const found = [];
  for (let at = 0; at < bytes.length; ) {
    const end = at + 4 + (at + 4 <= bytes.length ? bytes.readUInt32LE(at) : bytes.length);
    if (end > bytes.length) {
      throw new Refusal("request");
    }
    found.push(bytes.subarray(at + 4, end));
    at = end;
  }
  return found;
}

function reply(id, status, pages, firstPages, payload) {
  const head = Buffer.alloc(4 + replyHeader + 4 * firstPages.length);
  head.writeUInt32LE(head.length - 4 + payload.length, 0);
  head.writeUInt32LE(id, 4);
  head.writeUInt8(status, 8);
  head.writeUInt32LE(pages, 9);
  head.writeUInt32LE(firstPages.length, 13);
  firstPages.forEach((page, part) => head.writeUInt32LE(page, 4 + replyHeader + 4 * part));
  process.stdout.write(head);
  process.stdout.write(payload);
}

function serve(request) {
  const id = request.readUInt32LE(0);
  try {
    const { pages, firstPages, pdf } = answer(request);
    if (replyHeader + 4 * firstPages.length + pdf.length > maximumReply) {
      throw new Refusal("size");
    }
    reply(id, 0, pages, firstPages, pdf);
  } catch (error) {
    reply(id, 1, 0, [], Buffer.from(error instanceof Refusal ? error.code : "internal", "ascii"));
  }
  // The cache saves no time that could be measured, and keeping two generations of it costs 20 MB a worker.
  compiler.evictCache(0);
}

let pending = Buffer.alloc(0);
let served = 0;
for await (const chunk of process.stdin) {
  pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
  while (pending.length >= 4) {
    const length = pending.readUInt32LE(0);
    if (length < requestHeader || length > maximumRequest) {
      process.exit(brokenFrame);
    }
    if (pending.length < 4 + length) {
      break;
    }
    const request = pending.subarray(4, 4 + length);
    pending = pending.subarray(4 + length);
    serve(request);
    // One turn of the event loop: without it the addon's buffers are never freed.
    await new Promise(setImmediate);
    served += 1;
    collectGarbage({ type: served % thoroughEvery === 0 ? "major" : "minor" });
  }
}
