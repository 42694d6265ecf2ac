// Makes the form livelier; all of it works without. Holds no words: those come with the page.
(() => {
  "use strict";
  const kept = "reservemeds-case";
  const form = document.getElementById("case");
  if (form) desk(form);
  const opened = document.querySelector("#open input[type=file]");
  if (opened) opening(opened);

  function desk(form) {
    const words = JSON.parse(form.dataset.words);
    const progress = document.getElementById("progress");
    for (const hidden of form.querySelectorAll(".script")) hidden.hidden = false;

    // Remarks come as one types and never take the focus; an answer that is overtaken is dropped.
    let waiting, running;
    form.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(check, 500);
    });

    async function check() {
      running?.abort();
      const mine = (running = new AbortController());
      try {
        const answer = await fetch(form.action, { method: "POST", body: fields("look"), signal: mine.signal });
        if (!answer.ok) return;
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        const fresh = new Map([...page.querySelectorAll("[data-remarks]")].map(found => [found.dataset.remarks, found]));
        for (const place of document.querySelectorAll("[data-remarks]")) {
          const found = fresh.get(place.dataset.remarks);
          if (found && found.innerHTML !== place.innerHTML) place.replaceChildren(...found.childNodes);
        }
        const checks = page.getElementById("checks");
        const open = [...document.querySelectorAll("#checks details[open] bdi")].map(code => code.textContent);
        if (checks) document.getElementById("checks").replaceChildren(...checks.childNodes);
        for (const code of document.querySelectorAll("#checks summary bdi"))
          if (open.includes(code.textContent)) code.closest("details").open = true;
        preview();
      } catch {
        // The next change asks again.
      }
    }

    const previewButton = document.getElementById("preview-button");
    const preview = () => form.requestSubmit(previewButton);
    preview();

    // Who leaves with something typed and not saved is asked first; sending the form is no leaving.
    let typed = !location.search, leaving = false;
    form.addEventListener("input", () => { typed = true; });
    form.addEventListener("submit", event => {
      const what = event.submitter?.value;
      if (what === "save") typed = false;
      else leaving ||= !["document", "bundle", "preview"].includes(what);
    });
    addEventListener("beforeunload", event => { if (typed && !leaving) event.preventDefault(); });

    // A copy in this browser, only where the person asked for it.
    const keep = document.getElementById("keep");
    keep.checked = localStorage.getItem(kept) !== null;
    const copy = () => {
      if (keep.checked) localStorage.setItem(kept, JSON.stringify([...new FormData(form)].filter(([name]) => name.startsWith("/"))));
      else localStorage.removeItem(kept);
    };
    keep.addEventListener("change", copy);
    form.addEventListener("input", copy);
    if (!location.search) copy();

    // A file that takes its time says so.
    form.addEventListener("submit", async event => {
      const what = event.submitter?.value;
      if (what !== "document" && what !== "bundle") return;
      event.preventDefault();
      event.submitter.disabled = true;
      const late = setTimeout(() => { progress.textContent = words.working; }, 400);
      try {
        const answer = await fetch(form.action, { method: "POST", body: fields(what) });
        const name = /filename="?([^";]+)/.exec(answer.headers.get("Content-Disposition") ?? "")?.[1];
        if (name) {
          download(await answer.blob(), name);
          progress.textContent = words.done;
        } else if (answer.headers.get("Content-Type")?.startsWith("text/html")) {
          const page = new DOMParser().parseFromString(await answer.text(), "text/html");
          const checks = page.getElementById("checks");
          if (checks) {
            document.getElementById("checks").replaceChildren(...checks.childNodes);
            document.getElementById("checks").scrollIntoView();
          }
          progress.textContent = checks ? "" : page.querySelector("h1").textContent;
        } else {
          progress.textContent = words.failed;
        }
      } catch {
        progress.textContent = words.failed;
      } finally {
        clearTimeout(late);
        event.submitter.disabled = false;
      }
    });

    document.getElementById("save-locked")?.addEventListener("click", async () => {
      const passphrase = document.getElementById("lock");
      if (!passphrase.reportValidity() || passphrase.value.length < 12) return passphrase.focus();
      const answer = await fetch(form.action, { method: "POST", body: fields("save") });
      download(new Blob([await locked(await answer.arrayBuffer(), passphrase.value)], { type: "application/json" }), "case.locked.json");
      passphrase.value = "";
      typed = false;
      progress.textContent = words.done;
    });

    function fields(what) {
      const body = new URLSearchParams(new FormData(form));
      body.set("do", what);
      return body;
    }
  }

  const restore = document.getElementById("kept");
  if (restore && localStorage.getItem(kept)) {
    restore.hidden = false;
    restore.addEventListener("submit", () => {
      for (const [name, value] of JSON.parse(localStorage.getItem(kept))) restore.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
    });
    document.getElementById("forget").addEventListener("click", () => {
      localStorage.removeItem(kept);
      restore.hidden = true;
    });
  }

  function opening(input) {
    const owner = input.form, unlock = document.getElementById("unlock");
    const passphrase = document.getElementById("passphrase"), fault = document.getElementById("unlock-fault");
    let sealed = null;
    input.addEventListener("change", async () => {
      sealed = null;
      fault.hidden = true;
      try {
        const file = JSON.parse(await input.files[0].text());
        if (file.lockedCase === 1) sealed = file;
      } catch {
        // Not one of ours; the server says so.
      }
      unlock.hidden = !sealed;
      if (sealed) passphrase.focus();
    });
    owner.addEventListener("submit", async event => {
      if (!sealed) return;
      event.preventDefault();
      try {
        const plain = await unlocked(sealed, passphrase.value);
        const chosen = new DataTransfer();
        chosen.items.add(new File([plain], "case.json", { type: "application/json" }));
        input.files = chosen.files;
        sealed = null;
        passphrase.value = "";
        owner.submit();
      } catch {
        fault.hidden = false;
        passphrase.focus();
      }
    });
  }

  // AES-256-GCM under a key that PBKDF2 with SHA-256 makes of the passphrase.
  const rounds = 600000;

  async function keyOf(passphrase, salt, iterations) {
    const words = await crypto.subtle.importKey("raw", new TextEncoder().encode(passphrase.normalize("NFC")), "PBKDF2", false, ["deriveKey"]);
    return crypto.subtle.deriveKey({ name: "PBKDF2", hash: "SHA-256", salt, iterations }, words, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
  }

  async function locked(plain, passphrase) {
    const salt = crypto.getRandomValues(new Uint8Array(16)), iv = crypto.getRandomValues(new Uint8Array(12));
    const content = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await keyOf(passphrase, salt, rounds), plain);
    return JSON.stringify({ lockedCase: 1, kdf: "PBKDF2-SHA-256", iterations: rounds, cipher: "AES-256-GCM", salt: text(salt), iv: text(iv), content: text(new Uint8Array(content)) });
  }

  async function unlocked(file, passphrase) {
    const key = await keyOf(passphrase, bytes(file.salt), Math.min(file.iterations, 10 * rounds));
    return crypto.subtle.decrypt({ name: "AES-GCM", iv: bytes(file.iv) }, key, bytes(file.content));
  }

  function text(bytes) {
    let signs = "";
    for (const one of bytes) signs += String.fromCharCode(one);
    return btoa(signs);
  }

  function bytes(text) {
    return Uint8Array.from(atob(text), sign => sign.charCodeAt(0));
  }

  function download(content, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(content);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }
})();
