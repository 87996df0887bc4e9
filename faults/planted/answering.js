// Answers as fast as a hand on the keys might, and more so, and posts what had said Saved.
window.answering = async (round) => {
  const ITEMS = ["S1", "S2", "1.1", "1.2", "1.3", "1.4", "1.5"];
  const RESPONSES = ["yes", "no", "cant-tell"];
  const clicked = {};
  let [events, changes] = [0, 0];
  hands.element().addEventListener("mmat-saved", () => { events += 1; });
  const post = (note) => fetch("/heard", { method: "POST", body: JSON.stringify(note), keepalive: true });
  try {
    for (let turn = 0; ; turn++) {
      const label = hands.text("h1");
      const number = Number(label.split(" ")[1]);
      // Bursts of one to four answers, so that some are under way when the others are saved.
      for (let place = 0, burst = 1; place < ITEMS.length; burst = (burst % 4) + 1) {
        const before = events;
        for (let n = 0; n < burst && place < ITEMS.length; n++, place++) {
          const item = ITEMS[place];
          // A No to a screening question would end the study.
          const response = place < 2 ? "yes" : RESPONSES[(number + place + round) % 3];
          const is = hands.answered(item);
          // Pressed again, a response is taken back: what stands already stays.
          if (is === response) continue;
          hands.answer(item, response);
          clicked[`${label} ${item}`] = response;
          await hands.sleep(0);
          if (place % 3 === 0) {
            const field = hands.root().getElementById(`comment-${item}`);
            const words = `Made-up comment ${round} on ${item}`;
            if (field.value !== words) {
              field.focus();
              field.value = words;
              field.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
              field.blur();
              clicked[`${label} ${item} comment`] = words;
            }
          }
        }
        if (Object.keys(clicked).length === changes) continue;
        changes = Object.keys(clicked).length;
        post({ saved: {}, clicked });
        const said = { ...clicked };
        await hands.until("Saved", () => events > before && hands.is.saved());
        post({ saved: said, clicked });
      }
      hands.element().shadowRoot.querySelector("[data-item=S1] input").focus();
      const key = (key) => document.activeElement.shadowRoot.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, composed: true }));
      // To the study before, as far as there is one.
      if (number > 0) {
        key("[");
        await hands.until("the study before", () => hands.text("h1") === `Made-up ${number - 1}`);
      } else {
        return;
      }
    }
  } catch (error) {
    post({ failed: String(error) });
  }
};
