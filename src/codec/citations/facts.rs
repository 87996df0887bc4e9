//! Bibliographic facts out of the ways in which sources write them.

/// The first year in a text: four digits that stand alone, `2020/11//Nov/Dec2020`, `Nov 2020`.
pub(super) fn year(text: &str) -> Option<u16> {
    text.split(|character: char| !character.is_ascii_digit())
        .filter(|digits| digits.len() == 4)
        .find_map(|digits| {
            digits
                .parse()
                .ok()
                .filter(|year| (1000..=2999).contains(year))
        })
}

/// A PubMed id: digits only, with or without `PMID:` before them.
pub(super) fn pmid(text: &str) -> Option<String> {
    let text = text.trim();
    let bare = match text.get(..4) {
        Some(start) if start.eq_ignore_ascii_case("pmid") => text.get(4..).unwrap_or_default(),
        _ => text,
    };
    let bare = bare.trim_start_matches([':', ' ']);
    let fits = (1..=8).contains(&bare.len()) && bare.bytes().all(|byte| byte.is_ascii_digit());
    fits.then(|| bare.to_owned())
}

/// The DOI in a text, without a resolver's address or `doi:`.
///
/// Shape: `10.`, a registrant of digits and dots, a slash, a suffix without blanks (DOI Handbook,
/// section 2.2). Old ones hold angle brackets (`17:15/16<1661::AID-SIM968>3.0.CO;2-2`); where the
/// text is nothing but the DOI they are its own, in running text they end it.
pub(super) fn doi(text: &str) -> Option<String> {
    let text = if text.contains("://") {
        percent_decoded(text)
    } else {
        text.to_owned()
    };
    let alone = !text.trim().contains(char::is_whitespace);
    text.match_indices("10.").find_map(|(at, _)| {
        let wrapped = text.get(..at)?.ends_with('<');
        let own_brackets = alone && !wrapped;
        let ends = |c: char| c.is_whitespace() || c == '"' || ("<>".contains(c) && !own_brackets);
        let behind = text.get(at + "10.".len()..)?;
        let digits = registrant(behind)?;
        let suffix = behind.get(digits + 1..)?.split(ends).next()?;
        let mut suffix = suffix.trim_end_matches(['.', ',', ';']);
        if !suffix.contains('(') {
            suffix = suffix.trim_end_matches(')');
        }
        let end = at + "10.".len() + digits + 1 + suffix.len();
        (!suffix.is_empty()).then(|| text.get(at..end).map(str::to_owned))?
    })
}

/// Length of the registrant's number before the slash: at least four digits and dots, and never so
/// many that a line of nothing else could make the search slow.
fn registrant(text: &str) -> Option<usize> {
    let mut bytes = text.bytes().take(32);
    let length = bytes.position(|byte| !(byte.is_ascii_digit() || byte == b'.'))?;
    (length >= 4 && text.as_bytes().get(length) == Some(&b'/')).then_some(length)
}

/// Names out of a list parted by semicolons, without the comma that marks a corporate author.
pub(super) fn names(text: &str) -> impl Iterator<Item = String> {
    text.split(';')
        .map(|name| name.trim().trim_end_matches(',').trim_end())
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
}

/// Authors of one value. A source that parts them by semicolons, or by `and` between names that
/// each have their comma, holds several; `Ministry of Health and Welfare` is one.
pub(super) fn authors(text: &str) -> Vec<String> {
    let parts: Vec<&str> = text.split(" and ").collect();
    if parts.len() > 1 && parts.iter().all(|part| part.contains(',')) {
        return parts.into_iter().flat_map(names).collect();
    }
    names(text).collect()
}

/// `Smith JA` or `van der Smith J` as `Smith, JA`; any other name as it stands.
pub(super) fn with_comma(name: &str) -> String {
    match name.rsplit_once(' ') {
        Some((family, initials))
            if !name.contains(',')
                && initials.chars().count() <= 4
                && initials.chars().all(char::is_uppercase) =>
        {
            format!("{family}, {initials}")
        }
        _ => name.to_owned(),
    }
}

/// Undoes `%28` in an address; leaves the text alone where that gives no text.
fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut parts = text.split('%');
    bytes.extend_from_slice(parts.next().unwrap_or_default().as_bytes());
    for part in parts {
        let code = part
            .get(..2)
            .and_then(|hex| u8::from_str_radix(hex, 16).ok());
        match (code, part.get(2..)) {
            (Some(code), Some(rest)) => {
                bytes.push(code);
                bytes.extend_from_slice(rest.as_bytes());
            }
            _ => {
                bytes.push(b'%');
                bytes.extend_from_slice(part.as_bytes());
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}
