//! The 27 items: two screening questions and 25 criteria, with their exact wording.

/// The line printed under the screening questions (user guide, page 2).
pub const SCREENING_NOTE: &str = "Further appraisal may not be feasible or appropriate when the \
    answer is 'No' or 'Can't tell' to one or both screening questions.";

/// A group of items under one heading of the instrument.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Group {
    /// S1 and S2, for all types of study.
    Screening,
    /// 1.1 to 1.5.
    Qualitative,
    /// 2.1 to 2.5.
    Rct,
    /// 3.1 to 3.5.
    Nonrandomized,
    /// 4.1 to 4.5.
    Descriptive,
    /// 5.1 to 5.5.
    Mixed,
}

impl Group {
    /// All six, screening first.
    pub const ALL: [Self; 6] = [
        Self::Screening,
        Self::Qualitative,
        Self::Rct,
        Self::Nonrandomized,
        Self::Descriptive,
        Self::Mixed,
    ];

    /// The instrument's heading, without its number.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Screening => "Screening questions",
            Self::Qualitative => "Qualitative",
            Self::Rct => "Quantitative randomized controlled trials",
            Self::Nonrandomized => "Quantitative non-randomized",
            Self::Descriptive => "Quantitative descriptive",
            Self::Mixed => "Mixed methods",
        }
    }

    /// The items under the heading, in order.
    #[must_use]
    pub const fn items(self) -> &'static [ItemId] {
        match self {
            Self::Screening => &[ItemId::S1, ItemId::S2],
            Self::Qualitative => &[
                ItemId::C11,
                ItemId::C12,
                ItemId::C13,
                ItemId::C14,
                ItemId::C15,
            ],
            Self::Rct => &[
                ItemId::C21,
                ItemId::C22,
                ItemId::C23,
                ItemId::C24,
                ItemId::C25,
            ],
            Self::Nonrandomized => &[
                ItemId::C31,
                ItemId::C32,
                ItemId::C33,
                ItemId::C34,
                ItemId::C35,
            ],
            Self::Descriptive => &[
                ItemId::C41,
                ItemId::C42,
                ItemId::C43,
                ItemId::C44,
                ItemId::C45,
            ],
            Self::Mixed => &[
                ItemId::C51,
                ItemId::C52,
                ItemId::C53,
                ItemId::C54,
                ItemId::C55,
            ],
        }
    }
}

/// One item of the instrument.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ItemId {
    /// S1. Are there clear research questions?
    S1,
    /// S2. Do the collected data allow to address the research questions?
    S2,
    /// 1.1. Is the qualitative approach appropriate to answer the research question?
    C11,
    /// 1.2. Are the qualitative data collection methods adequate to address the research question?
    C12,
    /// 1.3. Are the findings adequately derived from the data?
    C13,
    /// 1.4. Is the interpretation of results sufficiently substantiated by data?
    C14,
    /// 1.5. Is there coherence between qualitative data sources, collection, analysis and interpretation?
    C15,
    /// 2.1. Is randomization appropriately performed?
    C21,
    /// 2.2. Are the groups comparable at baseline?
    C22,
    /// 2.3. Are there complete outcome data?
    C23,
    /// 2.4. Are outcome assessors blinded to the intervention provided?
    C24,
    /// 2.5. Did the participants adhere to the assigned intervention?
    C25,
    /// 3.1. Are the participants representative of the target population?
    C31,
    /// 3.2. Are measurements appropriate regarding both the outcome and intervention (or exposure)?
    C32,
    /// 3.3. Are there complete outcome data?
    C33,
    /// 3.4. Are the confounders accounted for in the design and analysis?
    C34,
    /// 3.5. During the study period, is the intervention administered (or exposure occurred) as intended?
    C35,
    /// 4.1. Is the sampling strategy relevant to address the research question?
    C41,
    /// 4.2. Is the sample representative of the target population?
    C42,
    /// 4.3. Are the measurements appropriate?
    C43,
    /// 4.4. Is the risk of nonresponse bias low?
    C44,
    /// 4.5. Is the statistical analysis appropriate to answer the research question?
    C45,
    /// 5.1. Is there an adequate rationale for using a mixed methods design to address the research question?
    C51,
    /// 5.2. Are the different components of the study effectively integrated to answer the research question?
    C52,
    /// 5.3. Are the outputs of the integration of qualitative and quantitative components adequately interpreted?
    C53,
    /// 5.4. Are divergences and inconsistencies between quantitative and qualitative results adequately addressed?
    C54,
    /// 5.5. Do the different components of the study adhere to the quality criteria of each tradition of the methods involved?
    C55,
}

impl ItemId {
    /// All 27, in the instrument's order.
    pub const ALL: [Self; 27] = [
        Self::S1,
        Self::S2,
        Self::C11,
        Self::C12,
        Self::C13,
        Self::C14,
        Self::C15,
        Self::C21,
        Self::C22,
        Self::C23,
        Self::C24,
        Self::C25,
        Self::C31,
        Self::C32,
        Self::C33,
        Self::C34,
        Self::C35,
        Self::C41,
        Self::C42,
        Self::C43,
        Self::C44,
        Self::C45,
        Self::C51,
        Self::C52,
        Self::C53,
        Self::C54,
        Self::C55,
    ];

    /// The item's number as printed, which files and the host API use too: `S1`, `2.4`.
    #[must_use]
    pub const fn token(self) -> &'static str {
        match self {
            Self::S1 => "S1",
            Self::S2 => "S2",
            Self::C11 => "1.1",
            Self::C12 => "1.2",
            Self::C13 => "1.3",
            Self::C14 => "1.4",
            Self::C15 => "1.5",
            Self::C21 => "2.1",
            Self::C22 => "2.2",
            Self::C23 => "2.3",
            Self::C24 => "2.4",
            Self::C25 => "2.5",
            Self::C31 => "3.1",
            Self::C32 => "3.2",
            Self::C33 => "3.3",
            Self::C34 => "3.4",
            Self::C35 => "3.5",
            Self::C41 => "4.1",
            Self::C42 => "4.2",
            Self::C43 => "4.3",
            Self::C44 => "4.4",
            Self::C45 => "4.5",
            Self::C51 => "5.1",
            Self::C52 => "5.2",
            Self::C53 => "5.3",
            Self::C54 => "5.4",
            Self::C55 => "5.5",
        }
    }

    /// The item behind a [`token`](Self::token), if there is one.
    #[must_use]
    pub fn from_token(token: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|item| item.token() == token)
    }

    /// The exact wording (user guide, page 2).
    #[must_use]
    pub const fn wording(self) -> &'static str {
        match self {
            Self::S1 => "Are there clear research questions?",
            Self::S2 => "Do the collected data allow to address the research questions?",
            Self::C11 => "Is the qualitative approach appropriate to answer the research question?",
            Self::C12 => {
                "Are the qualitative data collection methods adequate to address the research question?"
            }
            Self::C13 => "Are the findings adequately derived from the data?",
            Self::C14 => "Is the interpretation of results sufficiently substantiated by data?",
            Self::C15 => {
                "Is there coherence between qualitative data sources, collection, analysis and interpretation?"
            }
            Self::C21 => "Is randomization appropriately performed?",
            Self::C22 => "Are the groups comparable at baseline?",
            Self::C23 => "Are there complete outcome data?",
            Self::C24 => "Are outcome assessors blinded to the intervention provided?",
            Self::C25 => "Did the participants adhere to the assigned intervention?",
            Self::C31 => "Are the participants representative of the target population?",
            Self::C32 => {
                "Are measurements appropriate regarding both the outcome and intervention (or exposure)?"
            }
            Self::C33 => "Are there complete outcome data?",
            Self::C34 => "Are the confounders accounted for in the design and analysis?",
            Self::C35 => {
                "During the study period, is the intervention administered (or exposure occurred) as intended?"
            }
            Self::C41 => "Is the sampling strategy relevant to address the research question?",
            Self::C42 => "Is the sample representative of the target population?",
            Self::C43 => "Are the measurements appropriate?",
            Self::C44 => "Is the risk of nonresponse bias low?",
            Self::C45 => "Is the statistical analysis appropriate to answer the research question?",
            Self::C51 => {
                "Is there an adequate rationale for using a mixed methods design to address the research question?"
            }
            Self::C52 => {
                "Are the different components of the study effectively integrated to answer the research question?"
            }
            Self::C53 => {
                "Are the outputs of the integration of qualitative and quantitative components adequately interpreted?"
            }
            Self::C54 => {
                "Are divergences and inconsistencies between quantitative and qualitative results adequately addressed?"
            }
            Self::C55 => {
                "Do the different components of the study adhere to the quality criteria of each tradition of the methods involved?"
            }
        }
    }

    /// The group the item stands in.
    #[must_use]
    pub const fn group(self) -> Group {
        match self {
            Self::S1 | Self::S2 => Group::Screening,
            Self::C11 | Self::C12 | Self::C13 | Self::C14 | Self::C15 => Group::Qualitative,
            Self::C21 | Self::C22 | Self::C23 | Self::C24 | Self::C25 => Group::Rct,
            Self::C31 | Self::C32 | Self::C33 | Self::C34 | Self::C35 => Group::Nonrandomized,
            Self::C41 | Self::C42 | Self::C43 | Self::C44 | Self::C45 => Group::Descriptive,
            Self::C51 | Self::C52 | Self::C53 | Self::C54 | Self::C55 => Group::Mixed,
        }
    }

    /// Whether this is one of the two screening questions.
    #[must_use]
    pub const fn is_screening(self) -> bool {
        matches!(self.group(), Group::Screening)
    }
}
