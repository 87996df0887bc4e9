// The questionnaire that every page shows. Item wordings: MMAT, version 2018 (Hong QN, et al. Registration of
// Copyright #1148552, Canadian Intellectual Property Office). The help texts are this harness's own.
const GROUPS = [
  ["Screening questions", [
    ["S1", "Are there clear research questions?",
      "Look for an aim, objective or question stated in so many words. A topic alone does not tell you what the study set out to learn."],
    ["S2", "Do the collected data allow to address the research questions?",
      "Compare what was gathered with what was asked. Think of who was reached, when, and for how long."],
  ]],
  ["1. Qualitative", [
    ["1.1", "Is the qualitative approach appropriate to answer the research question?",
      "Name the tradition the authors follow and ask whether it suits their question. An unnamed approach may still be recognisable from what was done."],
    ["1.2", "Are the qualitative data collection methods adequate to address the research question?",
      "Check where the material came from and how it was recorded. Changes made along the way should come with a reason."],
    ["1.3", "Are the findings adequately derived from the data?",
      "Follow the path from raw material to codes and themes. The way of analysing should belong to the approach chosen."],
    ["1.4", "Is the interpretation of results sufficiently substantiated by data?",
      "Each claim should rest on extracts you can read. Count the themes that stand without a single quotation."],
    ["1.5", "Is there coherence between qualitative data sources, collection, analysis and interpretation?",
      "Read the chain from source to conclusion as one piece. A break anywhere in it weakens the whole."],
  ]],
  ["2. Quantitative randomized controlled trials", [
    ["2.1", "Is randomization appropriately performed?",
      "Find out how the sequence was made and who could foresee it. The bare word randomized settles neither."],
    ["2.2", "Are the groups comparable at baseline?",
      "Scan the table of characteristics for gaps that matter to the outcome. Very unequal group sizes are a warning too."],
    ["2.3", "Are there complete outcome data?",
      "Work out the share of participants with a measured outcome in each arm. Use the cut-off that your team fixed beforehand."],
    ["2.4", "Are outcome assessors blinded to the intervention provided?",
      "First settle who judged the outcome: staff, a third person or the participant. Then ask whether that person knew the allocation."],
    ["2.5", "Did the participants adhere to the assigned intervention?",
      "Note how many stopped, switched or never began. Small numbers spread evenly are less of a worry than many in one arm."],
  ]],
  ["3. Quantitative non-randomized", [
    ["3.1", "Are the participants representative of the target population?",
      "Compare those studied with those the authors want to speak about. Reasons for not taking part belong in the report."],
    ["3.2", "Are measurements appropriate regarding both the outcome and intervention (or exposure)?",
      "Both sides of the association need a clear definition. Prefer instruments with known validity and reliability."],
    ["3.3", "Are there complete outcome data?",
      "Count who is left in the final analysis. Losses that differ between groups deserve a comment."],
    ["3.4", "Are the confounders accounted for in the design and analysis?",
      "List what could drive both exposure and outcome. Then see whether matching, adjustment or weighting dealt with it."],
    ["3.5", "During the study period, is the intervention administered (or exposure occurred) as intended?",
      "Ask what participants really received or were exposed to. Contamination and added treatments blur the contrast."],
  ]],
  ["4. Quantitative descriptive", [
    ["4.1", "Is the sampling strategy relevant to address the research question?",
      "Look at the list people were drawn from and how they were drawn. The procedure should fit what is being estimated."],
    ["4.2", "Is the sample representative of the target population?",
      "Set the respondents beside the population on age, place and condition. Efforts to reach the hard to reach count in favour."],
    ["4.3", "Are the measurements appropriate?",
      "Every variable should be defined and measured in a way you trust. A new questionnaire should have been tried out first."],
    ["4.4", "Is the risk of nonresponse bias low?",
      "A low rate matters less than a difference between those who answered and those who did not. Look for a comparison or a correction."],
    ["4.5", "Is the statistical analysis appropriate to answer the research question?",
      "Match each method with the type of data and the question. Limits that the authors admit should be taken seriously."],
  ]],
  ["5. Mixed methods", [
    ["5.1", "Is there an adequate rationale for using a mixed methods design to address the research question?",
      "There should be a stated reason why one kind of data would not do. The reason may sit in the introduction or in the methods."],
    ["5.2", "Are the different components of the study effectively integrated to answer the research question?",
      "Find the place where the strands meet, and how. Two reports printed side by side are not integration."],
    ["5.3", "Are the outputs of the integration of qualitative and quantitative components adequately interpreted?",
      "Ask what is known now that neither strand could show alone. The discussion should draw it out."],
    ["5.4", "Are divergences and inconsistencies between quantitative and qualitative results adequately addressed?",
      "Where the strands disagree, an explanation is due. Where they agree throughout, answer Yes."],
    ["5.5", "Do the different components of the study adhere to the quality criteria of each tradition of the methods involved?",
      "Rate each strand by its own five criteria first. The whole is no stronger than its weaker strand."],
  ]],
];

const wanted = typeof location === "object" && new URLSearchParams(location.search).get("items")?.split(",");

/** The groups shown, as {title, items: [{id, text, help}]}; `?items=S1,S2,…` in the page's address narrows them. */
export const groups = GROUPS
  .map(([title, items]) => ({
    title,
    items: items.filter(([id]) => !wanted || wanted.includes(id)).map(([id, text, help]) => ({ id, text, help })),
  }))
  .filter((group) => group.items.length);

export const items = groups.flatMap((group) => group.items);

export const RESPONSES = [["yes", "Yes"], ["no", "No"], ["cant-tell", "Can't tell"]];
export const TITLE = "Mixed Methods Appraisal Tool (MMAT), version 2018";
