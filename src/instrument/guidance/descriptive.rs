//! Our guidance: criteria 4.1 to 4.5, descriptive.

use super::Guidance;

pub(super) static C41: Guidance = Guidance {
    look_at: &[
        "The source: is the register, clinic, panel or list the right place to look for these \
            people?",
        "Coverage: who in the target population could never be drawn? A list of telephone numbers \
            misses people without one.",
        "The procedure: everybody, at random, in strata, by quota, or whoever was at hand.",
        "The match with the aim. To learn how common something is, random sampling is usually \
            best. A rare condition or a first look may justify another way, if the study says why.",
        "Case series and case reports: how were the cases found? All in a row, or picked?",
    ],
    yes: "The source and the way of drawing from it make sense for this research question, and the \
        choice is explained or plain.",
    no: "They cannot serve it: visitors of one specialist clinic, for example, used to tell how \
        common a disease is in a country.",
    cant_tell: "The report does not say where the sample came from or how it was drawn.",
    team_rule: Some(
        "Agree when a sample that was not drawn at random is acceptable for the aims in your \
            review.",
    ),
    guide_page: 6,
};

pub(super) static C42: Guidance = Guidance {
    look_at: &[
        "Look at those who ended up in the sample. The plan belongs to 4.1, and a good plan can \
            still end in an odd sample.",
        "The target population: who, where, when, and how many.",
        "A comparison of the two on what matters, such as age, sex, region or severity, against a \
            census, a register or staff records.",
        "Numbers: eligible, asked, took part. And the reasons why the others did not.",
        "Rules that quietly cut off a part of the population, such as language, internet access or \
            being well enough to come.",
        "What was done for a fair picture: reminders, several routes, several sites, weights.",
        "Size does not make a sample representative. Ten thousand volunteers from a website can be \
            further off than three hundred people from a register.",
        "Typical trap: taking the authors' word. They may say 'nationally representative', or \
            apologize that it may not be. Neither settles it, so look for the comparison.",
    ],
    yes: "The people in the sample match the target population on what matters. A comparison shows \
        it, or a sound random sample in which most people took part.",
    no: "A comparison shows clear differences, or the way in made them certain: a link on a \
        support group's page, for example, used to describe all patients.",
    cant_tell: "The target population or the sample is not described well enough to compare them, \
        or you cannot see how people came in. Not shown to be representative is not the same as \
        shown not to be.",
    team_rule: Some(
        "Agree which characteristics must match, how close is close enough, and which \
            participation is enough where there is no comparison.",
    ),
    guide_page: 6,
};

pub(super) static C43: Guidance = Guidance {
    look_at: &[
        "Clear definitions of what was measured, the same for everybody.",
        "The instrument: does it measure what it should (valid) and give the same result again \
            (reliable)? A reference or a check in the study itself will do.",
        "Questionnaires made for the study: were they tried out first with people like the \
            participants?",
        "Translated or shortened versions: was the new version checked?",
        "What people say where facts could be had, such as body weight told or weighed, and how \
            those who measured were trained.",
    ],
    yes: "What was measured is clearly defined, and the way of measuring is one that people in the \
        field would trust.",
    no: "The measurement is known to mislead for this purpose, or an untested questionnaire \
        carries the main result although a tested one was to hand.",
    cant_tell: "The report does not say how it was measured, or where the questionnaire came from \
        and whether anybody tried it out.",
    team_rule: Some(
        "Agree which instruments you accept without further proof, and how to rate a questionnaire \
            made for the study.",
    ),
    guide_page: 6,
};

pub(super) static C44: Guidance = Guidance {
    look_at: &[
        "Nonresponse does harm where those who stayed away differ in the very thing that is \
            studied. So the percentage alone does not decide.",
        "The response rate: those who answered, divided by the eligible people who were asked. \
            Check the denominator. An open web link has none.",
        "What is known about those who did not answer: age, sex, region, or the outcome itself \
            from records. Late responders are sometimes taken to stand in for them.",
        "Reasons to stay away. In a survey on drinking, heavy drinkers may decline. In a survey on \
            workload, the busiest have no time.",
        "Blanks in single parts of the questionnaire, not only people who never replied.",
        "What was done: reminders and incentives before, weighting or filling in from what is \
            known (imputation) after.",
        "Case series and case reports have no respondents. Ask instead whether the case data are \
            complete: all eligible cases of the period, the key facts of each, the end of the \
            story.",
        "Typical trap: No because no response rate is given. That is Can't tell. And a low rate is \
            not No by itself, nor a high one Yes.",
    ],
    yes: "Nearly everybody answered, or those who did not are shown to be much like the others, or \
        the analysis sensibly makes up for them. For a case series: the case data are complete.",
    no: "Many did not answer, there are signs that they differ in what is studied, and nothing \
        makes up for it.",
    cant_tell: "There is no response rate, or nothing to tell who stayed away and why, as in most \
        open web surveys. If your comment says 'does not mention nonresponse', this is the \
        response.",
    team_rule: Some(
        "Agree on a response rate below which Yes needs a look at those who did not answer, on the \
            response where the rate is low and nothing is known about them, and on what to look at \
            in case series and case reports.",
    ),
    guide_page: 6,
};

pub(super) static C45: Guidance = Guidance {
    look_at: &[
        "A description of the analysis that you could follow. Simple is fine: counts, shares and \
            averages may be all that the aim needs.",
        "The match with the data: no averages where a few extreme values rule, no percentages of a \
            handful of people without the counts.",
        "The match with the sampling: strata, clusters and weights taken into account where they \
            were used.",
        "How certain the figures are: confidence intervals or the like.",
        "Trouble on the way, such as small numbers, many blanks or many subgroups. Does it limit \
            what the results can say? And do the conclusions stay with description?",
    ],
    yes: "The analysis is stated, suits the data and the research question, and was carried out \
        without trouble that matters.",
    no: "The analysis is wrong for the data or the research question, or a problem with it makes \
        the results doubtful.",
    cant_tell: "The report does not say how the figures were obtained, or too little to tell \
        whether the method suits.",
    team_rule: Some(
        "Agree what an adequate analysis is for the kinds of study in your review, and how to rate \
            case reports that have no statistics.",
    ),
    guide_page: 6,
};
