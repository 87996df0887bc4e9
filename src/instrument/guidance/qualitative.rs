//! Our guidance: criteria 1.1 to 1.5, qualitative.

use super::Guidance;

pub(super) static C11: Guidance = Guidance {
    look_at: &[
        "What the study wants to understand: an experience, a process, a way of life, a life \
            story, a case. Each calls for another approach.",
        "Good matches: phenomenology for what something is like to live through, grounded theory \
            for explaining a process, ethnography for how a group lives or works, narrative \
            research for stories, a case study for one bounded case in its setting.",
        "The approach that is named, and whether what was done looks like it.",
        "Where no approach is named, what the aim and the methods show together. Qualitative \
            description is an approach too, and a missing label alone is no reason for No.",
        "Whether the aim is about meanings at all, or really asks how many or how much.",
    ],
    yes: "The approach, named or plain to see, suits what the study wants to understand.",
    no: "The approach cannot give this kind of answer: a dozen interviews, for example, used to \
        find out how common a problem is or whether a treatment works.",
    cant_tell: "The report says 'a qualitative study' and little more, and the methods are too \
        thin to show which approach was meant.",
    team_rule: Some(
        "Agree whether an approach without a name can be Yes when the methods clearly show one.",
    ),
    guide_page: 3,
};

pub(super) static C12: Guidance = Guidance {
    look_at: &[
        "Who or what the data come from, how these sources were chosen, and whether they can speak \
            to the research question.",
        "The way of collecting: interviews, group discussions, observation, documents. Does it \
            reach the subject? A group, for example, may silence a sensitive matter.",
        "What was kept: recordings and transcripts, field notes, diaries, pictures. Notes written \
            later from memory carry less.",
        "Changes on the way, such as a new topic guide. They are normal in qualitative work if a \
            reason is given.",
        "Enough material for the purpose. There is no minimum number of participants.",
    ],
    yes: "Sources, way of collecting and record of the data all suit the research question. You \
        could tell a colleague how the data came about.",
    no: "Something in the report stands in the way: the wrong people were asked, the method could \
        not reach the subject, or what was kept was too poor to analyze.",
    cant_tell: "'Interviews were held' is about all that is said: not with whom, on what, or how \
        they were recorded.",
    team_rule: Some(
        "Agree which details you need to see for Yes, such as how participants were chosen, the \
            topics and the kind of record.",
    ),
    guide_page: 3,
};

pub(super) static C13: Guidance = Guidance {
    look_at: &[
        "The method of analysis, and whether it belongs with the approach: coding in stages \
            towards a theory in grounded theory, for example, or each case first and then all \
            together in a study of several cases.",
        "The way from raw data to findings: who coded, how codes became themes, how different \
            readings were settled.",
        "Whether the themes are results, or merely the headings of the interview guide.",
        "Whether all the data were used, also the cases that do not fit.",
        "Two coders, software or checks with participants can help. None of them is required, and \
            none is enough by itself.",
    ],
    yes: "A suitable analysis is described, and the findings look like what it would bring out.",
    no: "The analysis visibly does not suit the data or the approach: rich accounts reduced to \
        counts of words, for example, where the aim was their meaning.",
    cant_tell: "'Themes emerged' or the bare name of a method is all you get. How data became \
        findings cannot be followed.",
    team_rule: Some(
        "Agree how much of the analysis must be described for Yes. Do not demand one particular \
            technique.",
    ),
    guide_page: 3,
};

pub(super) static C14: Guidance = Guidance {
    look_at: &[
        "For each main theme, something to show for it: quotes, field notes, extracts from \
            documents.",
        "Whether the extract says what the text claims. Read it once without the sentence that \
            introduces it.",
        "Spread: do the extracts come from several participants, or does one voice carry \
            everything?",
        "Reach: does the interpretation stay with what these people and settings can show?",
        "The supplement. Tables of quotes often stand there.",
    ],
    yes: "Each main theme rests on data that you can see, and the data bear it out.",
    no: "Important claims go further than the data shown, or against them, or the quotes \
        illustrate something else.",
    cant_tell: "Too few data are shown to check the interpretation either way. Look for a \
        supplement first.",
    team_rule: Some(
        "Agree how to answer when no data are shown at all. Some teams say No because nothing \
            supports the interpretation, others Can't tell: choose one and keep to it.",
    ),
    guide_page: 3,
};

pub(super) static C15: Guidance = Guidance {
    look_at: &[
        "Read the study as a chain: research question, sources, collection, analysis, \
            interpretation. Each link should follow from the one before.",
        "Breaks: interviews on one matter and themes on another, or an aim about lived experience \
            and an analysis that counts.",
        "Sources that vanish, such as observations that never turn up in the findings.",
        "Conclusions about people or settings from which no data came.",
        "Your answers to 1.1 to 1.4. Use them, but do not add them up: five sound parts can still \
            fail to fit together.",
    ],
    yes: "You can follow the thread from the sources to the interpretation without a gap.",
    no: "At least one link plainly does not fit the next, and the findings suffer from it.",
    cant_tell: "One or more links are described too briefly to see whether they fit.",
    team_rule: Some("Agree whether 1.5 can be Yes when one of 1.1 to 1.4 is No."),
    guide_page: 3,
};
