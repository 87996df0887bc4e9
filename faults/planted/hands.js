// What a reviewer's hands and eyes do in the page, for the tests; and how a test reads the database itself.
window.hands = (() => {
  const frame = () => new Promise((done) => setTimeout(done, 15));
  const element = () => document.querySelector("mmat-appraisal");
  const root = () => element().shadowRoot;
  const find = (css) => root().querySelector(css);
  const text = (css) => [...root().querySelectorAll(css)].map((one) => one.innerText).join("\n");
  const button = (words) => [...root().querySelectorAll("button")].find((one) => one.innerText.trim().startsWith(words));

  async function until(what, isSo, patience = 15000) {
    for (const end = Date.now() + patience; ; await frame()) {
      const value = await isSo();
      if (value) return value;
      // The clock may have been set back.
      if (Date.now() > end) throw new Error(`waited in vain for ${what}; the page says: ${element() ? root().textContent.slice(0, 600) : document.body.textContent}`);
    }
  }

  const is = { saved: () => find(".saved")?.dataset.save === "good" && !/Saving/.test(text(".saved")), notSaved: () => /Not saved/.test(text(".saved")) };

  /** Presses a response, as a click does. */
  const answer = (item, response) => {
    const radio = root().getElementById(`${item}-${response}`);
    if (!radio) throw new Error(`no ${item}-${response}: ${root().textContent.slice(0, 300)}`);
    radio.click();
  };
  const answered = (item) => find(`[data-item="${item}"] input:checked`)?.id.slice(item.length + 1) ?? null;

  const ready = async () => {
    await customElements.whenDefined("mmat-appraisal");
    return element().ready();
  };
  /** Opens a study on its label. */
  const openStudy = async (label) => {
    if (!find(".studies")) [...root().querySelectorAll("nav .tab")].find((one) => one.innerText === "Studies").click();
    const link = await until(label, () => [...root().querySelectorAll(".studies tbody .link")].find((one) => one.innerText.trim() === label));
    link.click();
    await until(`the study ${label}`, () => find("[data-item=S1]") && text("h1") === label);
  };
  const table = (rows, name = "Made-up review.csv") => ({ name, text: `study,category,S1\n${rows.map((label) => `${label},qualitative,Y\n`).join("")}` });
  /** A new review of these studies, or these in the open one. */
  const add = async (labels, name) => {
    const report = await element().importFiles([table(labels, name)]);
    if (report.studiesAdded !== labels.length) throw new Error(JSON.stringify(report));
    return report.reviewId;
  };
  /** Opens the review of that title. */
  const openReview = async (title = "Made-up review") => {
    const card = (await element().listReviews()).find((one) => one.title === title);
    if (!card) throw new Error(`no review ${title}; the page says: ${root().textContent.slice(0, 600)}`);
    await element().openReview(card.id);
    await until("the review", () => text(".top .title") === title || text("h1") === "Studies");
    return card.id;
  };
  /** {"study item": response} of the open review. */
  const answers = async () => {
    const { review } = await element().review();
    const labels = Object.fromEntries((review.studies ?? []).map(({ id, label }) => [id, label]));
    const all = {};
    for (const { study, answers } of review.appraisals ?? []) {
      for (const [item, one] of Object.entries(answers ?? {})) {
        all[`${labels[study]} ${item}`] = one.response ?? null;
        if (one.comment) all[`${labels[study]} ${item} comment`] = one.comment;
      }
    }
    return all;
  };
  /** What a button has the page offer as a file. */
  const fileOf = async (press) => {
    const make = URL.createObjectURL;
    let blob = null;
    URL.createObjectURL = (given) => make.call(URL, (blob = given));
    try {
      press();
      await until("the file", () => blob);
      return await blob.text();
    } finally {
      URL.createObjectURL = make;
    }
  };

  const done = (request) => new Promise((yes, no) => Object.assign(request, { onsuccess: () => yes(request.result), onerror: () => no(request.error) }));
  /** Works on an object store of the database itself. */
  const inside = async (store, work) => {
    const database = await done(indexedDB.open("mmat-appraisal"));
    const transaction = database.transaction(store, "readwrite");
    const ended = new Promise((yes, no) => Object.assign(transaction, { oncomplete: yes, onabort: () => no(transaction.error) }));
    const value = await work(transaction.objectStore(store), done);
    await ended;
    database.close();
    return value;
  };

  return { element, root, find, text, button, until, is, answer, answered, ready, openStudy, add, openReview, answers, fileOf, done, inside, sleep: (ms) => new Promise((yes) => setTimeout(yes, ms)) };
})();
