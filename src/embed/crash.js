// What stands in place of a widget whose module crashed: what is saved, a way to have it as files, and a new start.

/**
 * Draws the notice into `mount`. `why` says what happened; `database` is the name of the widget's database, null where it stores nothing;
 * `unsaved` says whether a change waited to be saved; `take` gives a fresh copy of the module, and `give` takes it
 * back; `restart` starts the widget anew.
 */
export async function notice(mount, { why, database, unsaved, take, give, restart }) {
  const text = element("p", "Looking for what is stored…");
  const row = element("div");
  row.className = "row";
  row.append(button("Reload", restart, "btn primary"));
  const card = element("section");
  card.className = "card sec problem";
  card.append(element("h1", why), text, row);
  const root = element("div");
  root.className = "mmat";
  root.append(card);
  mount.replaceChildren(root);
  if (database === null) {
    text.textContent = "It only showed a review, so nothing is lost.";
    return;
  }
  const files = await storedFiles(database, take, give);
  text.textContent = saying(files, unsaved);
  for (const { title, name, text } of files) {
    const label = files.length > 1 ? `Download what is stored: ${title}` : "Download what is stored";
    row.append(button(label, () => save(mount, name, text), "btn"));
  }
}

function saying(files, unsaved) {
  const last = unsaved ? "The last change may be lost; everything before it is saved." : "Every change is saved; what was being typed in the last second may be lost.";
  if (files.length === 0) return "Nothing is stored in this browser.";
  const titles = files.map(({ title }) => `“${title}”`).join(", ");
  return `${last} Stored in this browser: ${titles}.`;
}

/** What is stored, as files: each review as one that can be opened again, else the raw records. */
async function storedFiles(database, take, give) {
  try {
    let crashed;
    const fell = new Promise((_, reject) => (crashed = reject));
    fell.catch(() => {});
    const copy = await take();
    copy.crashed = crashed;
    const files = await Promise.race([copy.stored(database), fell]);
    give(copy);
    if (files.length > 0) return files;
  } catch {
    // What crashed the widget may crash its copy too: the records themselves are still there.
  }
  return rawRecords(database).catch(() => []);
}

async function rawRecords(database) {
  // Opening a database that is not there would make one.
  const known = await indexedDB.databases();
  if (!known.some(({ name }) => name === database)) return [];
  const connection = await done(indexedDB.open(database));
  const stores = {};
  try {
    for (const name of connection.objectStoreNames) {
      stores[name] = await done(connection.transaction(name).objectStore(name).getAll());
    }
  } finally {
    connection.close();
  }
  if (Object.values(stores).every((records) => records.length === 0)) return [];
  const text = JSON.stringify({ format: "mmat-appraisal-records", database, stores }, null, 1);
  return [{ title: "all records, as they are stored", name: "mmat-records.json", text }];
}

const done = (request) => new Promise((resolve, reject) =>
  Object.assign(request, { onsuccess: () => resolve(request.result), onerror: () => reject(request.error), onblocked: reject }));

/** Offers a file for download, without the host page noticing the click. */
function save(mount, name, text) {
  const link = element("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = name;
  link.hidden = true;
  link.addEventListener("click", (event) => event.stopPropagation());
  mount.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

function element(name, text = "") {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

function button(label, onclick, className) {
  return Object.assign(element("button", label), { type: "button", className, onclick });
}
