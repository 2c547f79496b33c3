//! From the bytes of a file to its text, whichever program wrote it.

use std::borrow::Cow;

use domain::Message;
use encoding_rs::{Encoding, MACINTOSH, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// The text of a file.
pub(super) struct Decoded<'a> {
    pub(super) text: Cow<'a, str>,
    /// The encoding, where the file does not say which it is.
    pub(super) guessed: Option<Message>,
}

impl<'a> From<Cow<'a, str>> for Decoded<'a> {
    fn from(text: Cow<'a, str>) -> Self {
        Self { text, guessed: None }
    }
}

/// The text of a file: UTF-8, UTF-16 with its mark, or what Excel writes in our languages.
pub(super) fn decode(bytes: &[u8]) -> Result<Decoded<'_>, Message> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return Err(Message::new("table-workbook"));
    }
    if bytes.starts_with(b"\xff\xfe") {
        return Ok(UTF_16LE.decode_with_bom_removal(bytes).0.into());
    }
    if bytes.starts_with(b"\xfe\xff") {
        return Ok(UTF_16BE.decode_with_bom_removal(bytes).0.into());
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if bytes.contains(&0) {
        return Err(Message::new("table-not-text"));
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(Cow::Borrowed(text).into());
    }
    let encoding = of_excel(bytes);
    let name = if encoding == MACINTOSH { "Mac Roman" } else { "Windows-1252" };
    let guessed = Some(Message::new("table-guessed-encoding").with("encoding", name));
    Ok(Decoded { text: encoding.decode_without_bom_handling(bytes).0, guessed })
}

/// What is not UTF-8 was saved by Excel, under Windows or on a Mac; in both encodings every byte means
/// something. What stands between letters tells them apart: under Windows letters with accents lie from C0
/// and the small ones from E0; on a Mac the small ones lie below A0, where Windows has quotation marks
/// and dashes, and some capitals from E0.
fn of_excel(bytes: &[u8]) -> &'static Encoding {
    let (mut windows, mut mac) = (0, 0);
    for around in bytes.windows(3) {
        let &[before, byte, after] = around else { continue };
        let capitals = before.is_ascii_uppercase() && after.is_ascii_uppercase();
        if !before.is_ascii_alphabetic() || !after.is_ascii_alphabetic() {
            continue;
        }
        match byte {
            // An apostrophe under Windows, an i with an accent on a Mac.
            0x92 => {}
            0x80..=0x9f => mac += 1,
            0xc0..=0xdf if capitals => windows += 1,
            0xe0.. if capitals => mac += 1,
            0xe0.. => windows += 1,
            _ => {}
        }
    }
    if mac > windows { MACINTOSH } else { WINDOWS_1252 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_excel_saves_is_read_under_windows_and_on_a_mac() {
        let texts = [
            "Ablación y trasplante; tecnología; quirúrgicos; año; país",
            "L’eau des forêts : élevage, à l’école, « ça » et l’œuvre sœur",
            "Educação, saúde; água; órgãos; não há vagas — só três",
            "EDUCAÇÃO E SAÚDE",
        ];
        for text in texts {
            for (encoding, name) in [(WINDOWS_1252, "Windows-1252"), (MACINTOSH, "Mac Roman")] {
                let bytes = mac_or_windows(text, encoding);
                let decoded = decode(&bytes).unwrap();
                assert_eq!(decoded.text, text, "{name}");
                let told = decoded.guessed.unwrap();
                assert_eq!(told, Message::new("table-guessed-encoding").with("encoding", name));
            }
            assert!(decode(text.as_bytes()).unwrap().guessed.is_none());
        }
    }

    /// The crate writes no Mac Roman, so each byte is tried.
    fn mac_or_windows(text: &str, encoding: &'static Encoding) -> Vec<u8> {
        let byte = |c: char| {
            let writes =
                |byte: &u8| encoding.decode_without_bom_handling(&[*byte]).0 == c.to_string();
            (0..=255).find(writes).unwrap()
        };
        text.chars().map(byte).collect()
    }
}
