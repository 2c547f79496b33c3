//! How the text of one field becomes a value: each reading says what is wrong and what is allowed.
//!
//! A reading is any `Fn(&str) -> Result<T, Wrong>`, so a service adds its own as a function.

use std::{fmt::Display, ops::RangeInclusive, str::FromStr};

use domain::{
    Arg, Explain, Message,
    rules::{outside_years, shows_nothing},
};
use jiff::civil::{Date, date as civil_date};

use super::{
    Wrong,
    error::{quoted, shorten},
    json::number,
};

use crate::i18n::Term;

pub use super::coded::coded;
pub use super::codes::{
    bloc, country, language, modality, multilateral, provider, region, scope, sdg_target,
    thematic_area,
};

/// One line of at most `max` characters.
pub fn line(max: usize) -> impl Fn(&str) -> Result<String, Wrong> {
    move |text| {
        let text = words(max)(text)?;
        if text.contains(['\n', '\t']) {
            Err(Message::new("rule-one-line").into())
        } else {
            Ok(text)
        }
    }
}

/// A text of at most `max` characters, which may have several lines.
pub fn words(max: usize) -> impl Fn(&str) -> Result<String, Wrong> {
    move |text| {
        let text = text.trim().replace("\r\n", "\n");
        if !text.is_empty() && shows_nothing(&text) {
            return Err(Message::new("rule-shows-nothing").into());
        }
        let hidden = |c: char| (c.is_control() && c != '\n' && c != '\t') || is_invisible(c);
        if let Some(found) = text.chars().find(|c| hidden(*c)) {
            let code = format!("U+{:04X}", u32::from(found));
            return Err(Message::new("rule-control").with("code", code).into());
        }
        let actual = text.chars().count();
        if actual > max {
            let message = Message::new("rule-too-long");
            return Err(message.with("max", number(max)).with("actual", number(actual)).into());
        }
        Ok(text)
    }
}

/// Marks that turn the direction of a text around, so that it reads otherwise than it is.
pub(super) const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// An id, such as `br-human-milk-banks`, or anything else that reads itself and explains itself.
pub fn id<T: FromStr<Err: Explain>>(text: &str) -> Result<T, Wrong> {
    text.trim().parse().map_err(|error: T::Err| error.explain().into())
}

/// The id of something new: as [`id`], but for the words that mean something else in its place in an
/// address.
pub fn new_id<T: FromStr<Err: Explain>>(text: &str) -> Result<T, Wrong> {
    let text = text.trim();
    if ADDRESS_WORDS.contains(&text) {
        return Err(Message::new("rule-id-taken-by-address").with("value", text).into());
    }
    id(text)
}

/// Words that stand, or may come to stand, where an address has the id of a record.
const ADDRESS_WORDS: [&str; 6] = ["all", "edit", "export", "import", "new", "search"];

/// A whole number between two bounds, both included.
pub fn whole<T: TryFrom<i64>>(range: RangeInclusive<i64>) -> impl Fn(&str) -> Result<T, Wrong> {
    move |text| {
        let value = digits(text)?;
        let read = T::try_from(value).ok().filter(|_| range.contains(&value));
        read.ok_or_else(|| {
            let message = Message::new("rule-range").with("min", *range.start());
            Wrong::from(message.with("max", *range.end())).allowed([format!(
                "{}..{}",
                range.start(),
                range.end()
            )])
        })
    }
}

/// A year between two, both included.
pub fn year(range: RangeInclusive<i16>) -> impl Fn(&str) -> Result<i16, Wrong> {
    move |text| {
        let (first, last) = (*range.start(), *range.end());
        let read = i16::try_from(digits(text)?).ok().filter(|year| range.contains(year));
        read.ok_or_else(|| {
            Wrong::from(outside_years(first, last)).allowed([format!("{first}..{last}")])
        })
    }
}

/// An amount in United States dollars, without cents, from nothing to `max`.
pub fn usd(max: u64) -> impl Fn(&str) -> Result<u64, Wrong> {
    whole(0..=i64::try_from(max).unwrap_or(i64::MAX))
}

fn digits(text: &str) -> Result<i64, Wrong> {
    let text = text.trim();
    let (sign, unsigned) = text.strip_prefix('-').map_or(("", text), |rest| ("-", rest));
    // More digits than a number holds: it is whole, but surely beyond every bound.
    let huge = if sign.is_empty() { i64::MAX } else { i64::MIN };
    match ungrouped(unsigned) {
        Some(plain) => Ok(format!("{sign}{plain}").parse().unwrap_or(huge)),
        None => Err(Message::new("rule-whole").with("value", quoted(text)).into()),
    }
}

/// The digits of a whole number, also where they are written in groups of three and with decimals that
/// are nothing: `1500`, `1.500`, `1 500`, `1,500.00`. None where it may mean another number: `1,50`.
fn ungrouped(text: &str) -> Option<String> {
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let whole = match text.rsplit_once([',', '.']) {
        Some((whole, "0" | "00")) if !whole.ends_with([',', '.']) => {
            let mark = text[whole.len()..].chars().next()?;
            // The mark of decimals stands once.
            (!whole.contains(mark)).then_some(whole)?
        }
        _ => text,
    };
    let Some(mark) = whole.chars().find(|c| !c.is_ascii_digit()) else {
        return is_digits(whole).then(|| whole.to_owned());
    };
    let groups: Vec<&str> = whole.split(mark).collect();
    let (first, rest) = groups.split_first()?;
    let grouped = matches!(mark, '.' | ',' | ' ' | '\u{a0}' | '\u{202f}')
        && (1..=3).contains(&first.len())
        && !first.starts_with('0')
        && rest.iter().all(|group| group.len() == 3);
    (grouped && groups.iter().all(|group| is_digits(group))).then(|| groups.concat())
}

/// A day, written `2026-11-21`.
pub fn date(text: &str) -> Result<Date, Wrong> {
    let text = text.trim();
    let shape = text.len() == 10
        && text.bytes().enumerate().all(|(at, byte)| {
            if matches!(at, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() }
        });
    let read = shape.then(|| text.parse::<Date>().ok()).flatten();
    match read {
        Some(day) if (civil_date(1900, 1, 1)..=civil_date(2199, 12, 31)).contains(&day) => Ok(day),
        Some(_) => Err(Message::new("rule-year").with("min", "1900").with("max", "2199").into()),
        None if shape => Err(Message::new("rule-no-such-day").with("value", quoted(text)).into()),
        None => Err(Message::new("rule-date").with("value", quoted(text)).into()),
    }
}

/// An address on the web: `http://` or `https://`, a host, no spaces.
pub fn url(text: &str) -> Result<String, Wrong> {
    let text = line(2_000)(text)?;
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let host = rest.map(|rest| rest.split(['/', '?', '#']).next().unwrap_or_default());
    // Whatever stands before an `@` is there to make an address look like another.
    let good = host.is_some_and(|host| {
        !host.is_empty() && !host.starts_with(['.', ':', '-']) && !host.contains('@')
    });
    if good && !text.contains([' ', '"', '<', '>', '\\', '`']) {
        Ok(text)
    } else {
        Err(Message::new("rule-link").into())
    }
}

/// One of a few, by the code that it is shown as.
pub fn choice<T: Copy + Display + 'static>(all: &'static [T]) -> impl Fn(&str) -> Result<T, Wrong> {
    move |text| {
        let text = text.trim();
        all.iter().copied().find(|one| one.to_string() == text).ok_or_else(|| {
            let codes: Vec<String> = all.iter().map(ToString::to_string).collect();
            let message = Message::new("rule-choice")
                .with("value", shorten(text))
                .with("allowed", codes.clone());
            Wrong::from(message).allowed(codes)
        })
    }
}

/// One of a few terms of ours: by its code, or by its name in any of our languages.
pub fn term<T: Copy + Display + Term + 'static>(
    all: &'static [T],
) -> impl Fn(&str) -> Result<T, Wrong> {
    move |text| {
        let text = text.trim();
        let coded = all.iter().copied().find(|one| one.to_string() == text);
        coded.or_else(|| all.iter().copied().find(|one| one.is_called(text))).ok_or_else(|| {
            let names = all.iter().map(|one| Arg::from(one.named())).collect();
            let message = Message::new("rule-choice").with("value", shorten(text));
            Wrong::from(message.with("allowed", Arg::List(names))).allowed(all)
        })
    }
}

/// Yes or no: `true`, `false`, and what a ticked box sends.
pub fn flag(text: &str) -> Result<bool, Wrong> {
    match text.trim() {
        "true" | "on" | "1" | "yes" => Ok(true),
        "false" | "off" | "0" | "no" => Ok(false),
        other => {
            let message = Message::new("rule-choice").with("value", shorten(other));
            let allowed = ["true", "false"];
            Err(Wrong::from(message.with("allowed", allowed.to_vec())).allowed(allowed))
        }
    }
}
