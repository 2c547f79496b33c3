//! Forms as browsers send them: `needs[0].theme=13020&languages=es&languages=pt`.

use domain::Message;
use percent_encoding::percent_decode;

use super::{
    Raw,
    error::shorten,
    json::{number, utf8},
    raw::{insert, number_lists},
};

/// The most names and values of one form.
const MOST_PAIRS: usize = 2_000;
/// How deep names may lead: `needs[0].theme` leads three deep.
const DEEPEST: usize = 6;

/// Reads a body of type `application/x-www-form-urlencoded`, or a query.
///
/// Repeated names make a list; numbers in names order it (`needs[0].theme` and `needs.0.theme` are
/// the same, `languages[]` is `languages`); a value of nothing but spaces is absent.
pub fn from_form(bytes: &[u8]) -> Result<Raw, Message> {
    let mut raw = Raw::empty();
    let pairs = bytes.split(|byte| *byte == b'&').filter(|pair| !pair.is_empty());
    for (at, pair) in pairs.enumerate() {
        if at >= MOST_PAIRS {
            return Err(Message::new("malformed-form-size").with("max", number(MOST_PAIRS)));
        }
        let (name, value) = split_pair(pair)?;
        if value.trim().is_empty() {
            continue;
        }
        let path = path(&name);
        let fits = (1..=DEEPEST).contains(&path.len()) && insert(&mut raw, &path, value.into());
        if !fits {
            return Err(Message::new("malformed-form-name").with("field", shorten(&name)));
        }
    }
    Ok(number_lists(raw))
}

/// The names and values of a body of that type as they were sent.
pub(crate) fn pairs(bytes: &[u8]) -> Result<Vec<(String, String)>, Message> {
    let pairs = bytes.split(|byte| *byte == b'&').filter(|pair| !pair.is_empty());
    pairs.take(MOST_PAIRS).map(split_pair).collect()
}

/// The name and value of one pair, decoded.
fn split_pair(pair: &[u8]) -> Result<(String, String), Message> {
    let mut parts = pair.splitn(2, |byte| *byte == b'=');
    let name = decode(parts.next().unwrap_or_default())?;
    let value = decode(parts.next().unwrap_or_default())?;
    Ok((name, value))
}

fn decode(encoded: &[u8]) -> Result<String, Message> {
    let spaced: Vec<u8> =
        encoded.iter().map(|byte| if *byte == b'+' { b' ' } else { *byte }).collect();
    let bytes: Vec<u8> = percent_decode(&spaced).collect();
    utf8(&bytes).map(ToOwned::to_owned)
}

fn path(name: &str) -> Vec<String> {
    name.split(['.', '[', ']']).filter(|step| !step.is_empty()).map(ToOwned::to_owned).collect()
}
