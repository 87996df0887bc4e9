//! Our guidance: criteria 3.1 to 3.5, non-randomized.

use super::Guidance;

pub(super) static C31: Guidance = Guidance {
    look_at: &[
        "The target population: whom does the study want to speak about? It should be clear who, \
            where and when.",
        "The way in: inclusion and exclusion criteria, and whether all groups were drawn from the \
            same source.",
        "How many eligible people were asked, how many took part, and why the others did not.",
        "Any comparison of the participants with those who stayed out, or with outside figures \
            such as a register.",
        "Volunteers or one convenient clinic: for whom do they stand? A narrow sample is fine if \
            the target population is as narrow.",
    ],
    yes: "The target population is clear, and the report gives good reason to believe that the \
        participants are like it.",
    no: "The participants plainly differ from it in something that matters: users of a fitness \
        app, for example, who stand for all adults.",
    cant_tell: "The target population, the selection or those who did not take part are not \
        described well enough to compare.",
    team_rule: Some(
        "Agree what evidence is enough for Yes, such as a high participation, a comparison with \
            those who declined, or a register that covers everybody.",
    ),
    guide_page: 5,
};

pub(super) static C32: Guidance = Guidance {
    look_at: &[
        "Both sides: the outcome, and the intervention or exposure. A fine outcome measure does \
            not make up for a guess at the exposure.",
        "Definitions you could apply yourself. Who, for example, counts as a smoker, and since \
            when?",
        "The instrument: does it measure what it should (valid) and give the same result again \
            (reliable) in people like these? A reference or a check in the study itself will do. \
            If there is an accepted best measure, was it used?",
        "The same measurement in all groups: same instrument, same moments, same effort.",
        "Memory and records. An exposure recalled after the illness is easily bent by it, and \
            routine records miss cases.",
    ],
    yes: "Outcome and exposure are both clearly defined and measured in a way that people in the \
        field would trust.",
    no: "At least one of the two is measured in a way known to mislead, or differently in the \
        groups.",
    cant_tell: "The report names what was measured but not how, or leaves out where the instrument \
        came from and how good it is.",
    team_rule: Some(
        "Agree which instruments and records you accept in your field, for outcomes and for \
            exposures.",
    ),
    guide_page: 5,
};

pub(super) static C33: Guidance = Guidance {
    look_at: &[
        "Everybody who entered, by group: how many have outcome data at the end? Divide and see.",
        "Where data get lost in each design: follow-up in a cohort, blanks in a cross-sectional \
            study, missing histories in a case-control study.",
        "Records dropped on the way. 'We included patients with complete data' hides all the \
            others, so look for the number before.",
        "Whether losses differ between the groups or have to do with the outcome.",
        "Filling in missing values (imputation) is a way of analysis. It does not make the data \
            complete.",
    ],
    yes: "Nearly everybody who entered has data for nearly every measure, by your team's cut-off.",
    no: "The share of participants with data falls short of your team's cut-off.",
    cant_tell: "You cannot work out the share, because the number at the start, at the end or for \
        an outcome is not given.",
    team_rule: Some(
        "There is no standard cut-off: fix one and use it for all studies. Figures in the \
            literature are 80% to 95% of participants with complete data, or a dropout of at most \
            5%, 20%, or 30% where follow-up lasts more than a year. Say how to count studies of \
            records.",
    ),
    guide_page: 5,
};

pub(super) static C34: Guidance = Guidance {
    look_at: &[
        "A confounder is a factor that influences the outcome and also goes along with who gets \
            the intervention or exposure. Example: severity, where sicker patients get the newer \
            drug.",
        "Before you read the analysis, write down the two or three confounders that you expect. \
            Then see whether they were measured and dealt with.",
        "In the design: groups from the same source, matching, or only one kind of participant \
            (restriction).",
        "In the analysis: results by stratum, regression with the confounders in it, \
            standardization, or weighting, for instance by each person's estimated chance of being \
            treated.",
        "What went into the model. 'Adjusted' alone says nothing, and age and sex alone are seldom \
            enough.",
        "Factors that the intervention itself changes. Adjusting for such a step on the way can \
            hide a real effect.",
        "One group before and after: ask what else changed meanwhile. A trend, a season or plain \
            recovery is the confounder here.",
        "Typical trap: Yes because a regression was run. Ask what was in it.",
    ],
    yes: "The confounders that matter were foreseen and dealt with in the design, the analysis or \
        both. Yes is also right where none is to be expected: say why in the comment.",
    no: "An important confounder was left out, or the analysis is fully described and compares raw \
        figures of groups that differ.",
    cant_tell: "It says 'adjusted' but not for what, or you cannot see whether an important factor \
        was measured. Where the analysis is barely described, no word on confounders is Can't tell \
        and not No.",
    team_rule: Some(
        "List the confounders that matter for your review, and say which of them must be dealt \
            with for Yes.",
    ),
    guide_page: 5,
};

pub(super) static C35: Guidance = Guidance {
    look_at: &[
        "First settle which of the two it is: did researchers give an intervention, or observe an \
            exposure?",
        "Intervention: was it given as planned, in content and amount? Look for checks of delivery \
            (often called fidelity).",
        "Spill-over and extras: did the comparison group get it too (contamination), or did either \
            group get other care that was not planned?",
        "Exposure: did it stay what it was at the start? Smokers stop, and workers change jobs. \
            Did other exposures come along with it?",
        "Whether such changes were measured, and whether the analysis allows for them.",
    ],
    yes: "The intervention was given, or the exposure ran, much as the study assumes, or changes \
        were few and allowed for.",
    no: "Delivery fell well short of the plan, the groups got mixed up, or exposures changed and \
        nobody took account of it.",
    cant_tell: "Nothing is reported on delivery, or on whether the exposure lasted.",
    team_rule: Some(
        "Agree how far delivery may fall short of the plan, and how to rate exposures that were \
            measured only once.",
    ),
    guide_page: 5,
};
