//! New names for new things: the one place where chance comes in.

use jiff::Timestamp;
use uuid::{NoContext, Uuid};

/// A UUID v7 of that instant, with random bits from the operating system.
pub fn fresh(at: Timestamp) -> Uuid {
    let seconds = u64::try_from(at.as_second()).unwrap_or(0);
    let nanoseconds = u32::try_from(at.subsec_nanosecond()).unwrap_or(0);
    Uuid::new_v7(uuid::Timestamp::from_unix(NoContext, seconds, nanoseconds))
}

/// An id for an address made of these words, such as `br-human-milk-banks`: only `a-z 0-9 -`, at
/// most `max` characters, cut between words where that is possible. Empty where no letter is left.
pub fn slug<'a>(words: impl IntoIterator<Item = &'a str>, max: usize) -> String {
    let mut slug = String::new();
    // A pictogram would become the English word for it.
    let is_written = |c: char| c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36f}');
    let plain = |text: &str| text.replace(|c| !is_written(c), " ");
    let words: Vec<String> =
        words.into_iter().map(|text| deunicode::deunicode(&plain(text))).collect();
    let parts = words.iter().flat_map(|text| text.split(|c: char| !c.is_ascii_alphanumeric()));
    for part in parts.filter(|part| !part.is_empty()) {
        let joint = usize::from(!slug.is_empty());
        if slug.len() + joint + part.len() > max {
            if slug.is_empty() {
                slug.push_str(&part.to_ascii_lowercase()[..max]);
            }
            break;
        }
        if joint == 1 {
            slug.push('-');
        }
        slug.push_str(&part.to_ascii_lowercase());
    }
    slug
}

/// The same with a number at its end, from the second on, for what says the same as others.
pub fn numbered<'a>(words: impl IntoIterator<Item = &'a str>, number: usize, max: usize) -> String {
    let tail = if number > 1 { format!("-{number}") } else { String::new() };
    format!("{}{tail}", slug(words, max.saturating_sub(tail.len())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fresh_ids_differ_and_tell_their_time() {
        let at: Timestamp = "2026-11-21T10:00:00Z".parse().unwrap();
        let (one, other) = (fresh(at), fresh(at));
        assert_ne!(one, other);
        assert_eq!(one.get_version_num(), 7);
        assert_eq!(one.get_timestamp().unwrap().to_unix().0, at.as_second().unsigned_abs());
    }

    #[test]
    fn a_slug_fits_an_address() {
        assert_eq!(slug(["BR", "Bancos de leche humana"], 64), "br-bancos-de-leche-humana");
        assert_eq!(slug(["", "Côte d'Ivoire: ñandú!"], 64), "cote-d-ivoire-nandu");
        assert_eq!(slug(["br", "banks of human milk"], 12), "br-banks-of");
        assert_eq!(slug(["incomprehensibility"], 5), "incom");
        assert_eq!(slug(["¿?", "—"], 64), "");
        assert_eq!(numbered(["br", "banks"], 1, 8), "br-banks");
        assert_eq!(numbered(["br", "banks"], 12, 8), "br-12");
        assert_eq!(slug(["BR", "Feiras 😀 “do” n\u{303}andu"], 64), "br-feiras-do-nandu");
    }
}
