// Makes the form livelier; all of it works without. Holds no words: those come with the page.
(() => {
  "use strict";
  const kept = "reservemeds-case", last = "reservemeds-last";
  if (document.getElementById("case")) desk();
  const opened = document.querySelector("#open input[type=file]");
  if (opened) opening(opened);

  // What takes seconds says so; a second press would only wait for the first.
  for (const slow of document.querySelectorAll("form[data-working]")) {
    const say = (text, isBusy) => {
      slow.querySelector("[role=status]").textContent = text;
      for (const button of slow.querySelectorAll("button")) button.disabled = isBusy;
    };
    slow.addEventListener("submit", () => setTimeout(() => say(slow.dataset.working, true)));
    addEventListener("pageshow", () => say("", false));
  }

  function desk() {
    const form = () => document.getElementById("case");
    const words = () => JSON.parse(form().dataset.words);
    const say = text => { document.getElementById("progress").textContent = text; };
    const filesOf = field => [...field.files ?? []];
    const fileFields = () => [...form().querySelectorAll("input[type=file]")];
    const placesOfFiles = "[data-remarks='/attachments'], [data-remarks^='/attachments/'], [data-remarks='/letterhead-logo']";

    // Who leaves with something typed and not saved is asked first.
    let typed = form().dataset.typed === "yes", leaving = false, busy = false, waiting, running;
    addEventListener("beforeunload", event => { if (typed && !leaving) event.preventDefault(); });

    dress();

    document.addEventListener("input", event => {
      if (event.target.form !== form() || !event.target.name) return;
      typed = true;
      if (event.target.type === "file") return;
      say("");
      copy();
      clearTimeout(waiting);
      waiting = setTimeout(check, 500);
    });

    document.addEventListener("change", event => {
      if (event.target.id === "keep") copy();
      if (event.target.id === "remember") remember();
      if (event.target.type === "file" && event.target.form === form()) weigh(event.target);
    });

    document.addEventListener("click", async event => {
      switch (event.target.id) {
        case "save-locked": await saveLocked(); break;
        case "print": print(); break;
        case "fill-last": fillLast(); break;
        case "forget-last": localStorage.removeItem(last); dress(); break;
      }
    });

    // The page is never loaded anew: what was typed and chosen stays where it is, also when nobody answers.
    document.addEventListener("submit", event => {
      if (event.target !== form() || event.submitter?.value === "preview") return;
      event.preventDefault();
      send(event.submitter);
    });

    async function send(button) {
      const makes = button.value === "document" || button.value === "bundle";
      if (makes && document.querySelector("[data-own]")) return document.querySelector("[data-own]").scrollIntoView();
      const address = new URL(button.getAttribute("formaction") ?? form().action, location.href);
      if (busy) return;
      busy = true;
      say("");
      const late = setTimeout(() => say(words().working), 400);
      clearTimeout(waiting);
      running?.abort();
      try {
        const answer = await fetch(address, { method: "POST", body: sent(button.name, button.value, makes) });
        const name = /filename="?([^";]+)/.exec(answer.headers.get("Content-Disposition") ?? "")?.[1];
        if (name) {
          download(await answer.blob(), name);
          remember();
          if (button.value === "save") typed = false;
          return say(words().done);
        }
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        if (page.getElementById("case")) show(page, address, button);
        else if (answer.ok && answer.redirected) {
          leaving = true;
          remember();
          location.assign(answer.url);
        } else say(`${page.querySelector("h1")?.textContent ?? words().failed}. ${words().kept}`);
      } catch {
        say(words().failed);
      } finally {
        clearTimeout(late);
        busy = false;
        if (document.getElementById("progress").textContent === words().working) say("");
      }
    }

    // Puts an answer in the place of the page. Chosen files and a passphrase cannot be sent back, so their fields move over.
    function show(page, address, button) {
      const what = button.value, focused = document.activeElement?.id, rows = document.querySelectorAll("fieldset.row").length;
      for (const mine of [...fileFields(), document.getElementById("lock")]) page.getElementById(mine.id)?.replaceWith(mine);
      for (const place of page.querySelectorAll(placesOfFiles)) {
        const mine = document.querySelector(`[data-remarks='${place.dataset.remarks}']`);
        if (what !== "document" && what !== "bundle") place.replaceWith(mine);
      }
      document.title = page.title;
      document.documentElement.lang = page.documentElement.lang;
      document.documentElement.dir = page.documentElement.dir;
      const language = page.querySelector(".top a.name").getAttribute("href");
      history.replaceState(null, "", location.pathname.replace(/^\/[a-z]+/, language) + location.search);
      for (const part of ["body > .skip", "body > .top", "body > main"]) document.querySelector(part).replaceWith(page.querySelector(part));
      typed = true;
      dress();
      copy();
      const alert = document.querySelector("main [role=alert]:not([hidden])");
      const added = what.startsWith("add ") && document.querySelectorAll("fieldset.row").length > rows
        && document.getElementById(what.slice(4)).querySelector(":scope > fieldset.row:last-of-type :is(input, select, textarea)");
      const stayed = document.getElementById(focused);
      const pressed = [...document.querySelectorAll("button")].find(one => one.name === button.name && one.value === button.value && one.lang === button.lang);
      const goal = added || alert || document.getElementById(decodeURIComponent(address.hash.slice(1))) || stayed
        || (what === "check" && !button.lang ? document.getElementById("checks") : pressed);
      if (goal && goal.tabIndex < 0) goal.tabIndex = -1;
      goal?.focus({ preventScroll: goal === stayed });
    }

    // What only works with script, on a page that has just come.
    function dress() {
      reveal();
      // The browser must not remember a patient's facts. Without script it must: a way back is all that there is then.
      form().autocomplete = "off";
      form().elements.page.value = location.pathname + location.search;
      document.getElementById("keep").checked = localStorage.getItem(kept) !== null;
      const stored = lastUsed();
      document.getElementById("remember").checked = stored !== null;
      document.getElementById("last").hidden = !stored?.fields.some(([name]) => name === "/physician/name") || stored.regulator !== form().elements["/regulator"].value;
      preview();
    }

    function reveal() {
      for (const hidden of document.querySelectorAll(".script")) hidden.hidden = false;
      for (const shown of document.querySelectorAll(".without-script")) shown.hidden = true;
    }

    function sent(name, value, withFiles) {
      const all = [...new FormData(form())].filter(([, entry]) => withFiles ? !(entry instanceof File) || entry.name : !(entry instanceof File));
      const body = withFiles && all.some(([, entry]) => entry instanceof File) ? new FormData() : new URLSearchParams();
      for (const [field, entry] of all) body.append(field, entry);
      body.set(name, value);
      return body;
    }

    // Remarks come as one types and never take the focus; an answer that is overtaken is dropped.
    async function check() {
      running?.abort();
      const mine = (running = new AbortController());
      try {
        const answer = await fetch(form().action, { method: "POST", body: sent("do", "look", false), signal: mine.signal });
        if (!answer.ok) return;
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        if (mine.signal.aborted) return;
        const fresh = new Map([...page.querySelectorAll("[data-remarks]")].map(found => [found.dataset.remarks, found]));
        for (const place of document.querySelectorAll(`[data-remarks]:not(${placesOfFiles})`)) {
          const found = fresh.get(place.dataset.remarks);
          if (found && found.innerHTML !== place.innerHTML) place.replaceChildren(...found.childNodes);
        }
        const checks = page.getElementById("checks");
        const open = [...document.querySelectorAll("#checks details[open] bdi")].map(code => code.textContent);
        if (checks) document.getElementById("checks").replaceChildren(...checks.childNodes);
        for (const code of document.querySelectorAll("#checks summary bdi"))
          if (open.includes(code.textContent)) code.closest("details").open = true;
        reveal();
        preview();
      } catch {
        // The next change asks again.
      }
    }

    // The frame is sent by the form itself, files too; heavy ones go along only when the button is pressed.
    function preview() {
      const weight = fileFields().flatMap(filesOf).reduce((sum, file) => sum + file.size, 0);
      if (weight <= 2 ** 20) form().requestSubmit(document.getElementById("preview-button"));
    }

    // What is too large is said before it travels.
    function weigh(changed) {
      const remarks = document.querySelector(`[data-remarks='${changed.id}']`), all = document.querySelector("[data-remarks='/attachments']");
      remarks.replaceChildren();
      all.replaceChildren();
      filesOf(changed).forEach((file, index) => {
        if (file.size > changed.dataset.most) remarks.append(remark(words().tooLarge.replace("{number}", index + 1)));
      });
      if (fileFields().filter(field => field.dataset.most).flatMap(filesOf).reduce((sum, file) => sum + file.size, 0) > 40 * 2 ** 20) all.append(remark(words().tooMuch));
      preview();
    }

    function remark(text) {
      const said = Object.assign(document.createElement("p"), { className: "remark reject", textContent: text });
      said.dataset.own = "";
      return said;
    }

    // A copy in this browser, only where the person asked for it.
    function copy() {
      if (document.getElementById("keep").checked) localStorage.setItem(kept, JSON.stringify([...new FormData(form())].filter(([name]) => name.startsWith("/"))));
      else localStorage.removeItem(kept);
    }

    // Physician and facility for the next case, where asked for: nothing of the patient, no statement, no check of a licence.
    const lasting = field => /^\/(physician|facility)\//.test(field.name) && !/erification/.test(field.name) && !["radio", "checkbox"].includes(field.type);

    function lastUsed() {
      try {
        return JSON.parse(localStorage.getItem(last));
      } catch {
        return null;
      }
    }

    function remember() {
      if (!document.getElementById("remember").checked) return localStorage.removeItem(last);
      if (lastUsed() && !form().elements["/physician/name"].value) return;
      const fields = [...form().elements].filter(field => lasting(field) && field.value).map(field => [field.name, field.value]);
      localStorage.setItem(last, JSON.stringify({ regulator: form().elements["/regulator"].value, fields }));
    }

    function fillLast() {
      for (const [name, value] of lastUsed()?.fields ?? []) {
        const field = form().elements[name];
        if (field && lasting(field) && !field.value) field.value = value;
      }
      form().elements["/physician/name"].focus();
      form().elements["/physician/name"].dispatchEvent(new Event("input", { bubbles: true }));
    }

    async function saveLocked() {
      const passphrase = document.getElementById("lock");
      if (!passphrase.reportValidity() || passphrase.value.length < 12) return passphrase.focus();
      try {
        const answer = await fetch(form().action, { method: "POST", body: sent("do", "save", false) });
        if (!answer.ok) throw new Error(answer.status);
        remember();
        download(new Blob([await locked(await answer.arrayBuffer(), passphrase.value)], { type: "application/json" }), "case.locked.json");
        passphrase.value = "";
        typed = false;
        say(words().done);
      } catch {
        say(words().failed);
      }
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
