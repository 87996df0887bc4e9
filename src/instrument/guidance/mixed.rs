//! Our guidance: criteria 5.1 to 5.5, mixed methods.

use super::Guidance;

pub(super) static C51: Guidance = Guidance {
    look_at: &[
        "A reason for combining, anywhere in the report: the introduction, the methods, or the \
            protocol it cites.",
        "What the mix is meant to achieve: let accounts explain figures, draw up a questionnaire \
            from interviews and then test it, build the second step on the first, or see one \
            matter from two sides.",
        "Whether the research question needs both. Try to answer it with one component. What would \
            be lost?",
        "Whether the reason suits the order. To explain results, the qualitative part comes after \
            the quantitative. To develop an instrument, it comes before.",
        "Textbook definitions and a citation on mixed methods are no reason. It must be about this \
            study.",
        "A survey with one open-ended box, or a trial with a few remarks from participants: check \
            the three conditions for mixed methods first. The category may be wrong, and not only \
            this criterion.",
        "Typical trap: you can think of a good reason, so you say Yes. Judge the reason that the \
            study gives, not the one you would have given.",
    ],
    yes: "The study says why it combines the two, and the reason suits its research question. One \
        clear sentence can be enough.",
    no: "A reason is given and does not hold, or the report shows that the parts were put together \
        for no purpose, such as data that happened to be there.",
    cant_tell: "Both methods were used and you find no reason, or only a hint of one. By the \
        general rule, not reported is Can't tell: look in the protocol or a companion report.",
    team_rule: Some(
        "Agree how clear the reason must be, whether one in a protocol counts, and how to answer \
            when none is found anywhere.",
    ),
    guide_page: 7,
};

pub(super) static C52: Guidance = Guidance {
    look_at: &[
        "Where the components meet: in sampling, collection, analysis or results, or only in a \
            sentence of the discussion.",
        "How they are brought together: a joint display (one table or figure with both kinds of \
            results), data of one kind turned into the other, or one component's results that \
            shape the next.",
        "When: does the timing suit the design, side by side or one after the other?",
        "Whether joining them serves the research question and the reason given for mixing.",
        "Two sections of results that never mention each other are the usual sign that nothing was \
            brought together.",
    ],
    yes: "You can point to the place and the way in which phases, results or data were joined, and \
        it helps to answer the research question.",
    no: "The components run side by side and stay apart, or are joined in a way that does not \
        serve the research question.",
    cant_tell: "The report claims integration but does not show where or how, or covers one \
        component only. Look for a companion report.",
    team_rule: Some(
        "Agree on the least that counts as integration, for example whether a joint discussion is \
            enough.",
    ),
    guide_page: 7,
};

pub(super) static C53: Guidance = Guidance {
    look_at: &[
        "Conclusions that come from the combination (often called meta-inferences): what could \
            neither component have said alone?",
        "The discussion: are both kinds of results used in the same argument, or one after the \
            other?",
        "Weight: does the interpretation respect what each component can bear? Ten interviews do \
            not show how common something is.",
        "The promise: does the study deliver what it wanted from mixing?",
        "Your answer to 5.2. Where nothing was joined, there is hardly an output to interpret.",
    ],
    yes: "The study draws conclusions from both components together, they follow from the results, \
        and you can say what the mix added.",
    no: "The conclusions rest on one component while the other decorates, or they go further than \
        the two together allow.",
    cant_tell: "You cannot see which results a conclusion rests on, or the report stops before it \
        interprets them together.",
    team_rule: Some("Agree whether 5.3 can be Yes when 5.2 is No."),
    guide_page: 7,
};

pub(super) static C54: Guidance = Guidance {
    look_at: &[
        "Put the main results of both components side by side yourself. Does anything pull in \
            different directions?",
        "Explaining, not only mentioning. 'The interviews did not agree with the survey' is where \
            the work begins.",
        "Ways to deal with it: an explanation that fits both (reconciliation), a new line of \
            inquiry (initiation), both kept as separate views (bracketing), or one set dropped \
            because it proved unsound (exclusion).",
        "Small differences count as well, such as one subgroup that tells another story.",
        "Silence of the authors. It can mean that there was nothing, or that it was overlooked, so \
            compare before you answer.",
    ],
    yes: "Differences between the results are taken up and explained. Where there is no divergence \
        at all, the response is Yes too.",
    no: "The results contradict each other, and the study ignores this or mentions it without an \
        explanation.",
    cant_tell: "The results of one component are not reported fully enough to see whether they \
        diverge. Nothing to address is not Can't tell but Yes.",
    team_rule: Some("Agree how large a difference must be to count as a divergence."),
    guide_page: 7,
};

pub(super) static C55: Guidance = Guidance {
    look_at: &[
        "Your answers to both component sets: 1.1 to 1.5, and the chosen one of 2.1 to 2.5, 3.1 to \
            3.5 or 4.1 to 4.5. Rate those first.",
        "The weaker of the two. The whole cannot be better than its weakest component: a strong \
            trial does not lift weak interviews.",
        "What each unmet criterion does to the findings. One that undermines them weighs more than \
            two at the margin.",
        "No numeric rule turns the ten responses into this one. It remains your judgment, so write \
            the reason in the comment.",
        "Reports apart. Where a component was reported elsewhere, rate it from there if you can.",
    ],
    yes: "Both components stand up by the standards of their own tradition, with no weakness that \
        would undermine the findings.",
    no: "At least one component has a weakness that undermines it, however strong the other one \
        is.",
    cant_tell: "Too much is Can't tell in one of the sets to judge that component, and nothing in \
        the other settles the matter.",
    team_rule: Some(
        "Agree how to get from the two sets to one response, for instance which criteria are \
            essential in each. The instrument leaves this to the team.",
    ),
    guide_page: 7,
};
