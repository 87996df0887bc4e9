//! Whose instrument this is, and how to cite it.

/// The name of the user guide.
pub const GUIDE_NAME: &str = "Mixed Methods Appraisal Tool (MMAT), version 2018: User guide";

/// The developers' public site, where the user guide can be had.
pub const GUIDE_URL: &str = "http://mixedmethodsappraisaltoolpublic.pbworks.com/";

/// The instrument, as its developers ask to be cited (user guide, page 1).
pub const CITATION: &str = "Hong QN, Pluye P, Fàbregues S, Bartlett G, Boardman F, Cargo M, \
    Dagenais P, Gagnon M-P, Griffiths F, Nicolau B, O'Cathain A, Rousseau M-C, Vedel I. \
    Mixed Methods Appraisal Tool (MMAT), version 2018. Registration of Copyright (#1148552), \
    Canadian Intellectual Property Office, Industry Canada.";

/// The publication that presents the instrument.
pub const ARTICLE_CITATION: &str = "Hong QN, et al. The Mixed Methods Appraisal Tool (MMAT) \
    version 2018 for information professionals and researchers. Education for Information \
    2018;34(4):285-291, doi 10.3233/EFI-180221.";

/// What is theirs and what is ours, to be shown wherever the items are.
pub const ATTRIBUTION: &str = "The wordings of the items are those of the MMAT, version 2018, \
    quoted with attribution to its developers. The guidance beside them is this project's own \
    and not the developers', with whom this project is not affiliated.";
