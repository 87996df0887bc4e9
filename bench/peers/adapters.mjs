// One object per measured page; README.md says what each field means.
import ours from "./ours.mjs";

const viaPage = {
  restore: (answers) => window.peer.restore(answers),
  answered: () => window.peer.answered(),
};

export default [
  {
    name: "floor", url: "/pages/floor.html", ...viaPage,
    radioSelector: (id, response) => `input[name="${id}"][value="${response}"]`,
  },
  {
    name: "SurveyJS", url: "/pages/surveyjs.html", ...viaPage,
    radioSelector: (id, response) => `[data-name="${id}"] input[value="${response}"]`,
  },
  {
    name: "LHC-Forms", url: "/pages/lhcforms.html", ...viaPage,
    radioSelector: (id, response) => `[id="${id}/1/1||${response}"] input`,
  },
  ours,
];
