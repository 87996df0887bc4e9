// Our element: one study, kept in this browser, and each answer saved as it is given.
// The functions are sent to the page as text, so each says itself where the element is.
export default {
  name: "mmat-appraisal",
  url: "/pages/ours.html",
  files: { "/widget/": new URL("../../dist/", import.meta.url) },
  radioSelector: (id, response) => `mmat-appraisal >>> [data-item="${id}"] input[id="${id}-${response}"]`,

  /** Has the answers given and saved, before the clock starts. */
  prepare: async (answers) => {
    const element = document.querySelector("mmat-appraisal");
    const frame = () => new Promise(requestAnimationFrame);
    for (const { id, response, comment } of answers) {
      const item = element.shadowRoot.querySelector(`[data-item="${id}"]`);
      item.querySelector(`input[id="${id}-${response}"]`).click();
      const text = item.querySelector("textarea");
      text.focus();
      text.value = comment;
      text.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
      text.blur();
      await frame();
    }
    while (!element.shadowRoot.querySelector('[data-save="good"]')) await frame();
    const { review } = await element.review();
    const kept = Object.values(review.appraisals[0].answers).filter(({ response, comment }) => response && comment);
    if (kept.length !== answers.length) throw new Error(`${kept.length} of ${answers.length} answers have a comment`);
  },

  /** A new element in the place of the old one, which opens what is stored: how answers come back to a reviewer. */
  restore: () => {
    const element = document.querySelector("mmat-appraisal");
    element.replaceWith(element.cloneNode());
  },

  answered: async () => {
    const { review } = await document.querySelector("mmat-appraisal").review();
    const given = Object.values(review.appraisals?.[0]?.answers ?? {});
    return given.filter(({ response }) => response).length;
  },
};
