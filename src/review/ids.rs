//! Ids of things that are stored: opaque, random, stable for ever.

use std::rc::Rc;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(Rc<str>);

        impl $name {
            /// Takes the text of an id as it stands; ids are compared byte by byte.
            #[must_use]
            pub fn new(text: &str) -> Self {
                Self(Rc::from(text))
            }

            /// The id's text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }
    };
}

id!(
    /// Id of a review.
    ReviewId
);
id!(
    /// Id of a study within its review.
    StudyId
);
id!(
    /// Id of a reviewer within the review.
    ReviewerId
);
