//! Our guidance: the two screening questions.

use super::Guidance;

pub(super) static S1: Guidance = Guidance {
    look_at: &[
        "The end of the introduction: is there an aim, a hypothesis or a research question that \
            you could restate in one sentence?",
        "The abstract and the methods: do they state the same aim?",
        "Whether the aim names what is studied, in whom and, where it matters, where or when.",
        "In a qualitative study the aim may be broad. Open is not the same as vague.",
        "In a mixed methods study, an aim for each component or one that plainly needs both.",
    ],
    yes: "You can say in one sentence what the study set out to find. It need not end in a \
        question mark: an aim or a hypothesis does as well.",
    no: "There is a topic, but nothing that the study tries to find out, as in an editorial or a \
        description of a service. The study may then not be empirical. This is a warning and not \
        an automatic stop: you may go on and say why.",
    cant_tell: "The aim changes from section to section, or only the aim of a larger project is \
        given. See whether a protocol or another report of the study states it.",
    team_rule: Some(
        "Decide whether to use the screening questions at all: a review that admits only empirical \
            studies may leave them off. Agree what happens after No or Can't tell.",
    ),
    guide_page: 1,
};

pub(super) static S2: Guidance = Guidance {
    look_at: &[
        "Put the aim beside the data that were collected. Could such data answer it, at least in \
            principle?",
        "The source: do the data come from the people or the setting that the aim speaks of?",
        "The time: an aim about change needs data from more than one moment, or a credible look \
            back.",
        "Every part of the aim: an aim about benefit and harm needs data on both.",
        "Fit only. How well the data were collected comes later, in the criteria.",
    ],
    yes: "The data could answer the research question, even if you already see weaknesses in the \
        methods.",
    no: "The data cannot answer it: an aim about patients' experiences, for example, with nothing \
        but counts of visits. This is a warning and not an automatic stop: you may go on and say \
        why.",
    cant_tell: "Too little is said about the data to judge their fit, or the research question \
        itself is unclear.",
    team_rule: Some(
        "Agree how to answer when the data serve only a part of the aim, and what happens after No \
            or Can't tell.",
    ),
    guide_page: 1,
};
