//! Categories of study design, and the choice of one for a study.

use super::item::{Group, ItemId};

/// A category of study design, numbered 1 to 5 in the instrument.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Category {
    /// 1. Qualitative.
    Qualitative,
    /// 2. Quantitative randomized controlled trials.
    Rct,
    /// 3. Quantitative non-randomized.
    Nonrandomized,
    /// 4. Quantitative descriptive.
    Descriptive,
    /// 5. Mixed methods.
    Mixed,
}

impl Category {
    /// All five, in the instrument's order.
    pub const ALL: [Self; 5] = [
        Self::Qualitative,
        Self::Rct,
        Self::Nonrandomized,
        Self::Descriptive,
        Self::Mixed,
    ];

    /// The number the instrument gives it, 1 to 5.
    #[must_use]
    pub const fn number(self) -> u8 {
        match self {
            Self::Qualitative => 1,
            Self::Rct => 2,
            Self::Nonrandomized => 3,
            Self::Descriptive => 4,
            Self::Mixed => 5,
        }
    }

    /// The instrument's heading for it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.group().name()
    }

    /// The word that files and the host API use.
    #[must_use]
    pub const fn token(self) -> &'static str {
        match self {
            Self::Qualitative => "qualitative",
            Self::Rct => "rct",
            Self::Nonrandomized => "nonrandomized",
            Self::Descriptive => "descriptive",
            Self::Mixed => "mixed",
        }
    }

    /// The category behind a [`token`](Self::token), if there is one.
    #[must_use]
    pub fn from_token(token: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|category| category.token() == token)
    }

    /// The group that holds this category's own five criteria.
    #[must_use]
    pub const fn group(self) -> Group {
        match self {
            Self::Qualitative => Group::Qualitative,
            Self::Rct => Group::Rct,
            Self::Nonrandomized => Group::Nonrandomized,
            Self::Descriptive => Group::Descriptive,
            Self::Mixed => Group::Mixed,
        }
    }

    /// Designs that belong to it (user guide, pages 3 to 8).
    #[must_use]
    pub const fn examples(self) -> &'static [&'static str] {
        match self {
            Self::Qualitative => &[
                "ethnography",
                "phenomenology",
                "narrative research",
                "grounded theory",
                "case study",
                "qualitative description",
                "interpretive description",
            ],
            Self::Rct => &[
                "individually randomized controlled trial",
                "cluster randomized controlled trial",
                "randomized cross-over study",
            ],
            Self::Nonrandomized => &[
                "non-randomized controlled trial",
                "non-randomized cross-over study",
                "cohort study",
                "case-control study",
                "analytical cross-sectional study",
                "before-and-after study",
                "time series, with or without a comparison group",
            ],
            Self::Descriptive => &[
                "incidence or prevalence study without a comparison group",
                "survey",
                "case series",
                "case report",
                "descriptive cross-sectional study",
                "ecological study",
            ],
            Self::Mixed => &[
                "convergent design",
                "sequential explanatory design",
                "sequential exploratory design",
            ],
        }
    }
}

/// What must all hold for a study to count as mixed methods, in our words (user guide, page 7).
pub const MIXED_CONDITIONS: [&str; 3] = [
    "It combines at least one qualitative and at least one quantitative method.",
    "It uses each of them with the rigor that its own tradition asks for.",
    "It follows a mixed methods design, planned or grown on the way, which brings phases, data \
     and results together.",
];

/// The one of sets 2, 3 and 4 that a mixed methods study's quantitative component is rated on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum QuantitativeSet {
    /// Set 2, randomized controlled trials.
    Rct,
    /// Set 3, non-randomized.
    Nonrandomized,
    /// Set 4, descriptive.
    Descriptive,
}

impl QuantitativeSet {
    /// All three, in the instrument's order.
    pub const ALL: [Self; 3] = [Self::Rct, Self::Nonrandomized, Self::Descriptive];

    /// The category whose criteria the set is.
    #[must_use]
    pub const fn category(self) -> Category {
        match self {
            Self::Rct => Category::Rct,
            Self::Nonrandomized => Category::Nonrandomized,
            Self::Descriptive => Category::Descriptive,
        }
    }

    /// The word that files and the host API use; the same as its category's.
    #[must_use]
    pub const fn token(self) -> &'static str {
        self.category().token()
    }

    /// The set behind a [`token`](Self::token), if there is one.
    #[must_use]
    pub fn from_token(token: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|set| set.token() == token)
    }
}

/// What was decided about a study's design: its category and, for mixed methods, its quantitative
/// set, which can still be open.
///
/// A quantitative set on a study that is not mixed methods cannot be said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Design {
    /// Category 1.
    Qualitative,
    /// Category 2.
    Rct,
    /// Category 3.
    Nonrandomized,
    /// Category 4.
    Descriptive,
    /// Category 5, with the quantitative set once it is known.
    Mixed(Option<QuantitativeSet>),
}

impl Design {
    /// The design of a category; a mixed methods design has no quantitative set yet.
    #[must_use]
    pub const fn of(category: Category) -> Self {
        match category {
            Category::Qualitative => Self::Qualitative,
            Category::Rct => Self::Rct,
            Category::Nonrandomized => Self::Nonrandomized,
            Category::Descriptive => Self::Descriptive,
            Category::Mixed => Self::Mixed(None),
        }
    }

    /// Its category.
    #[must_use]
    pub const fn category(self) -> Category {
        match self {
            Self::Qualitative => Category::Qualitative,
            Self::Rct => Category::Rct,
            Self::Nonrandomized => Category::Nonrandomized,
            Self::Descriptive => Category::Descriptive,
            Self::Mixed(_) => Category::Mixed,
        }
    }

    /// The quantitative set of a mixed methods study, once chosen.
    #[must_use]
    pub const fn quantitative_set(self) -> Option<QuantitativeSet> {
        match self {
            Self::Mixed(set) => set,
            _ => None,
        }
    }

    /// Whether a mixed methods study still needs its quantitative set.
    #[must_use]
    pub const fn lacks_set(self) -> bool {
        matches!(self, Self::Mixed(None))
    }

    /// The groups of criteria to rate, in the order in which they are rated: for mixed methods
    /// 5, 1 and the quantitative set (user guide, pages 7 and 8).
    #[must_use]
    pub fn groups(self) -> Vec<Group> {
        match self {
            Self::Mixed(set) => [Group::Mixed, Group::Qualitative]
                .into_iter()
                .chain(set.map(|set| set.category().group()))
                .collect(),
            other => vec![other.category().group()],
        }
    }

    /// The criteria to rate, in order: 5, or 15 for mixed methods with its set chosen.
    pub fn criteria(self) -> impl Iterator<Item = ItemId> {
        self.groups()
            .into_iter()
            .flat_map(|group| group.items().iter().copied())
    }
}
