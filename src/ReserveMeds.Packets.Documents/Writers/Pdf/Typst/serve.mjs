// Lays out one document at a time. Requests and replies are frames over stdin and stdout: 4 bytes length (little-endian),
// then the payload. The host owns the time limit, the memory limit and the restart; this process keeps nothing between
// two documents and writes no files.
//
// Request: u32 id, u8 standard, i64 creation time in seconds UTC, document as JSON in UTF-8.
// Reply:   u32 id, u8 status (0 done, 1 refused), u32 pages, then the PDF or the code of the refusal in ASCII.
// Numbers are little-endian. Diagnostics of the compiler may quote the document and name paths: only codes go out.

import { Console } from "node:console";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

// stdout belongs to frames: anything printed, by the addon too, would break them.
globalThis.console = new Console(process.stderr, process.stderr);

const maximumRequest = 4 * 1024 * 1024;
const maximumReply = 32 * 1024 * 1024;
const requestHeader = 13;
const replyHeader = 9;
const fence = 0;
const standards = { 1: "a-2a", 2: "ua-1" };

// Exit codes that the host turns into a remedy.
const addonMissing = 3;
const brokenFrame = 4;
const nodeTooOld = 5;

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
    throw new Refusal("layout");
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
  return { pages: document.numOfPages, pdf: Buffer.alloc(0) };
}

function layOut(standard, creationTimestamp, data) {
  const { document, warnings } = compile("document.typ", { data });
  if (warnings.length > 0) {
    throw new Refusal("warning");
  }
  try {
    const pdf = compiler.pdf(document, { pdfStandard: standard, creationTimestamp });
    return { pages: document.numOfPages, pdf };
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
  return layOut(standards[kind], Number(request.readBigInt64LE(5)), request.toString("utf8", requestHeader));
}

function reply(id, status, pages, payload) {
  const head = Buffer.alloc(4 + replyHeader);
  head.writeUInt32LE(replyHeader + payload.length, 0);
  head.writeUInt32LE(id, 4);
  head.writeUInt8(status, 8);
  head.writeUInt32LE(pages, 9);
  process.stdout.write(head);
  process.stdout.write(payload);
}

function serve(request) {
  const id = request.readUInt32LE(0);
  try {
    const { pages, pdf } = answer(request);
    if (replyHeader + pdf.length > maximumReply) {
      throw new Refusal("size");
    }
    reply(id, 0, pages, pdf);
  } catch (error) {
    reply(id, 1, 0, Buffer.from(error instanceof Refusal ? error.code : "internal", "ascii"));
  }
  compiler.evictCache(2);
}

let pending = Buffer.alloc(0);
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
  }
}
