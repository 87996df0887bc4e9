//! Our guidance: criteria 2.1 to 2.5, randomized controlled trials.

use super::Guidance;

pub(super) static C21: Guidance = Guidance {
    look_at: &[
        "Two things: how the random sequence was made, and whether nobody could foresee the next \
            assignment while enrolling people (allocation concealment).",
        "Sound sequences: random numbers from a computer or a table, drawing lots, tossing a coin. \
            Blocks, strata and minimization (steering the groups towards balance) are sound too.",
        "Not random, whatever the report calls it: odd and even numbers, every second patient, \
            date of birth, day of admission, a clinician's choice.",
        "Sound concealment: a central telephone or web service, coded packs from a pharmacy, \
            sealed opaque envelopes used in order. A list open on the ward is not.",
        "Do not confuse concealment with blinding. Concealment guards the moment of assignment and \
            is possible in every trial. Blinding comes afterwards.",
        "Cluster trials: clinics or schools are randomized, but people may join later and know \
            their group. See who recruited them, and when.",
        "The protocol and the trial register. The details often stand there and not in the main \
            report.",
        "Typical trap: the bare word 'randomized'. It does not say how, so alone it makes neither \
            a Yes nor a No.",
    ],
    yes: "The report says how the sequence was made and how it was concealed, and both are sound.",
    no: "The report shows a predictable scheme, or that those who enrolled people could see what \
        came next. If nothing at all was left to chance, look at the category again: the study may \
        belong in category 3.",
    cant_tell: "It says 'randomized' but not how, or the sequence is described and the concealment \
        is not. 'Does not mention concealment' as your comment points to this response.",
    team_rule: Some(
        "Agree whether Yes needs both the sequence and its concealment in writing, whether a \
            protocol or a register entry counts as a source, and in which category you rate \
            studies that took turns and call it random.",
    ),
    guide_page: 4,
};

pub(super) static C22: Guidance = Guidance {
    look_at: &[
        "The table of characteristics at the start, group by group. Start with what drives the \
            outcome: age, severity, the outcome's own starting value.",
        "The size of the differences and not only the p-values. Small trials hide large \
            differences, and large trials flag trivial ones.",
        "More differences than chance would give. About one p-value in twenty falls below 0.05 by \
            chance alone.",
        "Group sizes further apart than the scheme explains, or groups that are almost too alike.",
        "What is not in the table although anybody in the field would expect it.",
    ],
    yes: "The groups are alike in what matters for the outcome, apart from what chance would do.",
    no: "They clearly differ in an important characteristic, or sizes and differences together \
        suggest that the randomization went wrong.",
    cant_tell: "No figures by group are given, or the important characteristics are missing. 'The \
        groups were similar' with nothing to show for it belongs here.",
    team_rule: Some(
        "Agree which characteristics are essential in your field, how large a difference matters, \
            and whether an imbalance that the analysis adjusts for still counts.",
    ),
    guide_page: 4,
};

pub(super) static C23: Guidance = Guidance {
    look_at: &[
        "The flow of participants in each group: randomized, treated, followed up, analyzed.",
        "The share with data for each main outcome. Work it out yourself: people with data divided \
            by people randomized.",
        "Denominators in the tables. They can shrink from one outcome to the next without a word.",
        "Whether more people, or people with other reasons, were lost in one group than in the \
            other.",
        "Filling in missing values (imputation) and analyzing everybody as randomized (intention \
            to treat) are ways of analysis. They do not make the data complete.",
    ],
    yes: "Nearly everybody has data for nearly every measure, by your team's cut-off.",
    no: "The share of participants with data falls short of your team's cut-off.",
    cant_tell: "The numbers you need are missing, such as how many were randomized to each group \
        or analyzed for an outcome.",
    team_rule: Some(
        "There is no standard cut-off: fix one and use it for all studies. Figures in the \
            literature are 80% to 95% of participants with complete data, or a dropout of at most \
            5%, 20%, or 30% where follow-up lasts more than a year. Say which outcome and time \
            point count.",
    ),
    guide_page: 4,
};

pub(super) static C24: Guidance = Guidance {
    look_at: &[
        "First name the assessor of each main outcome. It is whoever makes the judgment: the \
            participant, the person who gives the treatment, or somebody else such as a researcher \
            or a laboratory.",
        "Patient-reported outcomes such as pain or mood: the participant is the assessor. Where \
            participants know their group, as with exercise against usual care, the assessor is \
            not blinded, even if a blinded nurse handed out the questionnaire.",
        "Outcomes judged by the provider: the surgeon or therapist who gave the treatment knows \
            what it was.",
        "A third person: does the report say that they did not know the group? Think of what could \
            give it away, such as a scar, a device or a talkative participant.",
        "Objective outcomes, such as deaths from a register or an automated laboratory value: \
            knowing the group can hardly sway them. They still have an assessor, so see your \
            team's rule.",
        "'Double blind' without saying who. Participants, providers, assessors or analysts may be \
            meant, so look for the two.",
        "A blinded statistician is not a blinded assessor.",
        "Typical trap: blinding is not mentioned, and the reviewer says No. 'Does not mention' is \
            Can't tell. No needs something that shows that the assessor knew.",
    ],
    yes: "Those who assessed the main outcomes did not know who had received what, and the report \
        says so or shows it. Example: participants with a matching placebo who rate their own \
        pain.",
    no: "The report shows that the assessor knew: an open-label trial with self-reported outcomes, \
        or results judged by the clinician who gave the treatment. That blinding was impossible \
        does not change this.",
    cant_tell: "Nothing is said about blinding the assessors, or it is unclear who they were, and \
        the design does not settle it. If your comment says 'does not mention blinding', this is \
        the response.",
    team_rule: Some(
        "Agree how to rate objective outcomes, self-reported outcomes where blinding is \
            impossible, and trials whose outcomes have different assessors (for instance by the \
            outcome that your review uses).",
    ),
    guide_page: 4,
};

pub(super) static C25: Guidance = Guidance {
    look_at: &[
        "The share in each group that kept to the assigned intervention: sessions attended, doses \
            taken, visits made.",
        "People who stopped early, changed groups, or got the other group's intervention \
            elsewhere.",
        "How adherence was measured. Pill counts and attendance lists are firmer than a general \
            remark.",
        "Single treatments, such as one injection: was the assigned one given?",
        "Do not mix this up with 2.3. Somebody can stop the treatment and still supply outcome \
            data. Nor does an analysis by intention to treat (everybody as randomized) tell you \
            what people did.",
    ],
    yes: "Most participants in every group kept to what they were assigned, by your team's \
        cut-off.",
    no: "Many stopped, switched or never began, in one group or in all.",
    cant_tell: "Adherence is not reported, or only in words such as 'good' with no figures.",
    team_rule: Some(
        "Agree what share must have kept to the intervention, and what keeping to it means for the \
            interventions in your review.",
    ),
    guide_page: 4,
};
